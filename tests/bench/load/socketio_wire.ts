import { readStamps } from "./parley_wire.ts";
import { wholeNumber } from "./marker.ts";
import type { Wire } from "./wire.ts";

// Engine.IO 4 and Socket.IO 5: the first digit is the kind of packet, the second that of the message.
const [OPEN, PING, MESSAGE] = [48, 50, 52];
const [CONNECTED, EVENT, ACK] = [48, 50, 51];

/** Socket.IO, by hand and over a socket from the start, so that its clients cost what others do. */
export const SOCKETIO_WIRE: Wire = {
  opening: null,

  read(ears, bytes, start, end) {
    const kind = bytes[start];
    if (kind === OPEN) return ears.say("40");
    if (kind === PING) return ears.say("3");
    if (kind !== MESSAGE) return;
    const of = bytes[start + 1];
    if (of === EVENT) {
      ears.delivered(1);
      if (ears.samples) readStamps(ears, bytes, start, end);
    } else if (of === ACK) {
      const ref = wholeNumber(bytes, start + 2, end);
      if (ears.asked.has(ref)) ears.answered(ref, true, { stream: "" });
      else ears.acknowledged(ref);
    } else if (of === CONNECTED) {
      ears.greeted();
    } else {
      ears.refused(new TextDecoder().decode(bytes.subarray(start, end)));
    }
  },

  ask(ref, type, fields) {
    return `42${ref}${JSON.stringify([type, fields])}`;
  },

  send({ ref, id, room, body }) {
    return `42${ref}["message.send",{"id":"c${id}","room":"${room}","body":"${body}"}]`;
  },
};
