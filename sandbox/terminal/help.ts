export const HELP = `
  as ana                      be someone else (who lists people)
  in #acme-shared             go somewhere (rooms lists channels); in @ben, in @ben @cleo
  any other words             post them here (say words, if they look like a command)
  edit new words · delete     your last message here
  reply words                 answer the last message in its thread
  upload FILE [comment]       share a file from this computer
  press 3                     press a numbered button
  set 1 value · submit · close            fill in the open form, field by field
  /confidential help          run the app's command
  shortcut label_confidential use a shortcut on the last message; alone, lists them
  invite gil                  bring somebody in here
  offer to globex             offer this channel to another organisation; share with globex, once they accept; unshare globex
  make ben a guest            who sees only what they are invited to
  home                        open the app's Home tab
  consent                     let the app read along in your direct messages, and act on your messages;
                              "consent without files:write" leaves something out
  read                        what you see here
  help                        this list; a line that begins with "# " is only a remark
  quit`;
