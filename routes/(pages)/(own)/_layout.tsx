import { AccountPage } from "../../../components/AccountPage.tsx";
import { sectionsFor } from "../../../components/sections.ts";
import { define } from "../../../lib/define.ts";

export default define.layout(function OwnLayout({ Component, state, url }) {
  return (
    <AccountPage
      place={state.placeName}
      sections={sectionsFor(state.me!.role)}
      path={url.pathname}
      done={url.searchParams.get("done")}
    >
      <Component />
    </AccountPage>
  );
});
