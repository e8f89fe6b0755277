/** Somebody wants to log out from a page that does not know what this browser keeps for them. */
const LEAVING = "parley.leaving";

/** For the app, which asks what is to be asked and forgets what is to be forgotten. */
export function sayLeaving(): boolean {
  try {
    // Not in the address: no link from elsewhere may log anybody out
    sessionStorage.setItem(LEAVING, "");
    return true;
  } catch {
    return false;
  }
}

export function takeLeaving(): boolean {
  try {
    const isLeaving = sessionStorage.getItem(LEAVING) !== null;
    sessionStorage.removeItem(LEAVING);
    return isLeaving;
  } catch {
    return false;
  }
}
