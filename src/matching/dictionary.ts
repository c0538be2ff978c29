export interface Dictionary {
  readonly size: number;
}
