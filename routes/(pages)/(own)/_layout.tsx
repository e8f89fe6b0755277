import { AccountPage } from "../../../components/pages/AccountPage.tsx";
import { sectionsFor } from "../../../components/sections.ts";
import LogOut from "../../../islands/LogOut.tsx";
import { define } from "../../../lib/define.ts";
import { account } from "../../../lib/words/mod.ts";

export default define.layout(function OwnLayout({ Component, state, url }) {
  return (
    <AccountPage
      place={state.placeName}
      sections={sectionsFor(state.me!.role)}
      path={url.pathname}
      done={url.searchParams.get("done")}
      logOut={<LogOut label={account.logout} />}
    >
      <Component />
    </AccountPage>
  );
});
