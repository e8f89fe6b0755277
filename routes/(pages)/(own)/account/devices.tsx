import { HttpError, page } from "fresh";
import { Button, ButtonLink } from "../../../../components/Button.tsx";
import { Device } from "../../../../components/Device.tsx";
import { PageTitle } from "../../../../components/pages/PageTitle.tsx";
import { endDevices, listDevices } from "../../../../lib/actions/mod.ts";
import { define } from "../../../../lib/define.ts";
import { fieldsOf } from "../../../../lib/web/visitor.ts";
import { account } from "../../../../lib/words/mod.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const { doorway, visitor } = ctx.state;
    return page({ devices: await listDevices(doorway, visitor!), now: doorway.now(), zone: "UTC" });
  },
  async POST(ctx) {
    const which = (await fieldsOf(ctx.req))("end");
    const ended = await endDevices(ctx.state.doorway, ctx.state.visitor!, which);
    if (!ended.ok) throw new HttpError(ended.code === "not_found" ? 404 : 503);
    const done = which === "others" ? "others" : "device";
    return ctx.redirect(`/account/devices?done=${done}`, 303);
  },
});

export default define.page<typeof handler>(function Devices({ data, state }) {
  const { lead, endOthers, phone } = account.devices;
  const { devices, ...reader } = data;
  return (
    <>
      <PageTitle place={state.placeName} title={account.sections.devices} lead={lead} />
      <ul class="grid gap-24">
        {devices.map((device) => <Device key={device.id} {...device} {...reader} />)}
      </ul>
      <div class="flex flex-wrap gap-8">
        <ButtonLink href="/account/phone">{phone}</ButtonLink>
        {devices.length > 1 && (
          <form method="post">
            <Button type="submit" name="end" value="others">{endOthers}</Button>
          </form>
        )}
      </div>
    </>
  );
});
