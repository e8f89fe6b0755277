/** What those hear who send files, from the app or by programs of their own. */
export const files = {
  refused: {
    too_large: (most: string) => `This file is too large: at most ${most} fit. Send a smaller one.`,
    too_long: "More bytes came than were announced: nothing of them was kept.",
    too_many:
      "You have sent as many files as one person may in a day, or have too many on their way. Go on later.",
    no_room: "There is no room left for files here. Ask whoever looks after this place.",
    wrong_offset: "So many bytes are not there yet, or there are more: ask how far it has come.",
    checksum: "The bytes came damaged: send them again.",
    taken_elsewhere: "Its bytes are coming in already: try again in a few seconds.",
  },
  tus: {
    version: "This place speaks tus 1.0.0: say so with Tus-Resumable: 1.0.0.",
    length: "Say how long the file is: Upload-Length, a whole number of bytes.",
    offset: "Say where these bytes belong: Upload-Offset, a whole number.",
    type: "Send the bytes as application/offset+octet-stream.",
    checksum: "Give Upload-Checksum as its algorithm (sha256, sha1 or md5), a space, and base64.",
  },
};
