// Leads to the message when its notification is clicked, also when the tab that showed it is gone.
addEventListener("install", () => self.skipWaiting());

addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(leadTo(event.notification.data));
});

// The tab that was looked at last comes first; other pages of the place know no conversations.
async function leadTo({ path, app }) {
  const tabs = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const tab = tabs.find(({ url }) => app.includes(new URL(url).pathname.split("/")[1]));
  if (tab === undefined) return await self.clients.openWindow(path);
  tab.postMessage({ goTo: path });
  // Some browsers leave the tab where it is
  await tab.focus().catch(() => {});
}
