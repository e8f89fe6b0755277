import { findPlace, takesGuests } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { PROTOCOL_VERSION } from "../../lib/protocol/mod.ts";
import { apiAnswer } from "../../lib/web/api.ts";

/** What stands at this address, and who may come in: what the page of the login tells everybody. */
export const handlers = define.handlers({
  async GET(ctx) {
    const place = await findPlace(ctx.state.chat);
    return apiAnswer({
      product: "Parley",
      protocol: PROTOCOL_VERSION,
      name: place?.name ?? null,
      registering: place?.door === "open",
      guests: takesGuests(place),
    });
  },
});
