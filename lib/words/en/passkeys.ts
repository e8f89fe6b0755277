/** Passkeys: in by them, and what people do with their own. */
export const passkeys = {
  title: "Passkeys",
  lead:
    "A passkey opens your account with your finger, your face or the PIN of your device. Nobody can guess it, and no other site can ask for it.",
  login: "Log in with a passkey",
  register: "Use a passkey instead of a password",
  registerHint: "Your device keeps the key. A password can be added later.",
  none: "You have no passkey yet.",
  unavailable:
    "Browsers keep passkeys for places with a name and https, such as https://chat.example.org, and for localhost. This address is neither.",
  unnamed: "Passkey",
  made: (date: string) => `made ${date}`,
  used: (date: string) => `last used ${date}`,
  unused: "not used yet",
  backedUp: "backed up",
  name: "Name of the passkey",
  nameHint: "Such as phone or key ring.",
  add: "Add a passkey",
  addTo: "Add another passkey",
  addBy: "Add it by one that you have",
  rename: "Rename",
  save: "Save",
  remove: "Remove",
  removeThis: (name: string) => `Remove ${name}`,
  renameThis: (name: string) => `Rename ${name}`,
  current: "Your password",
  currentHint: "So that nobody changes this on a device that you left open.",
  proof: "Confirm with a passkey",
  removePassword: "Remove your password",
  removePasswordLead:
    "Then your passkeys are the only way in. Have two of them, or recovery codes, before you do.",
  manage: "Manage passkeys",
  back: "Back to your account",
  problems: {
    current: { wrong: "That is not your password." },
    passkey: {
      empty: "Give it a name.",
      too_long: "That is longer than 60 characters: give a shorter name.",
      unfit: "Give one line, without signs that are not seen.",
    },
    hitch: {
      no: "No passkey was used. Try again, or go on with your password.",
      known: "This device has a passkey for this account already.",
      unreachable: "The server did not answer. Check the connection and try again.",
    },
  },
};
