import { HttpError, page } from "fresh";
import { Head } from "fresh/runtime";
import { Button } from "../../components/Button.tsx";
import { Device } from "../../components/Device.tsx";
import { DoorPage } from "../../components/DoorPage.tsx";
import { endDevices, listDevices } from "../../lib/actions/mod.ts";
import { define } from "../../lib/define.ts";
import { fieldsOf } from "../../lib/web/visitor.ts";
import { account } from "../../lib/words/en.ts";

export const handler = define.handlers({
  async GET(ctx) {
    const signed = ctx.state.visitor;
    if (signed === null) return ctx.redirect("/login");
    return page({
      name: ctx.state.me!.name,
      devices: await listDevices(ctx.state.doorway, signed),
    });
  },
  async POST(ctx) {
    const signed = ctx.state.visitor;
    if (signed === null) return ctx.redirect("/login");
    const field = await fieldsOf(ctx.req);
    const ended = await endDevices(ctx.state.doorway, signed, field("end"));
    if (!ended.ok) throw new HttpError(ended.code === "not_found" ? 404 : 503);
    return ctx.redirect("/account", 303);
  },
});

export default define.page<typeof handler>(function Account({ data, state }) {
  return (
    <DoorPage place={state.placeName} title={account.title} lead={data.name}>
      <Head>
        <title>{`${account.title} · ${state.placeName}`}</title>
      </Head>
      <section class="grid gap-16" aria-labelledby="devices">
        <div class="grid gap-4">
          <h2 id="devices" class="text-18">{account.devices}</h2>
          <p class="text-13 text-quiet">{account.devicesLead}</p>
        </div>
        <ul class="grid gap-16">
          {data.devices.map((device) => <Device key={device.id} {...device} />)}
        </ul>
        {data.devices.length > 1 && (
          <form method="post">
            <Button type="submit" name="end" value="others">{account.endOthers}</Button>
          </form>
        )}
      </section>
      <form method="post" action="/logout">
        <Button type="submit" kind="quiet">{account.logout}</Button>
      </form>
    </DoorPage>
  );
});
