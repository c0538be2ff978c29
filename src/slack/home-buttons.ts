/** Ids of the Home's own buttons; permanent, because a Home outlives a deployment. */
export const HOME_BUTTON = {
  lift: "home_lift",
  move: "home_move",
  protect: "home_protect",
  stopProtecting: "home_stop_protecting",
} as const;
