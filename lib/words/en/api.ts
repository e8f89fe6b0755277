/** What programs are told that ask for something else than the doors of a place have. */
export const api = {
  bad_request: "The body is no JSON object that could be read.",
  signed_out: "This needs the token of a login: Authorization: Bearer TOKEN.",
  forbidden:
    "This is not open to whoever sends it: a page of another site, a token made by hand, or somebody who may not.",
  not_found: "There is nothing at this address.",
  no_such_method: "This address knows another method.",
  too_slow: "The body took too long to arrive.",
  too_large: "The body is larger than 64 KiB.",
  not_json: "Send the body as application/json.",
  internal: "Something broke here, and was noted. Try again in a moment.",
};
