// Takes in what another app of the device shares with this place, and keeps it here until the app
// asks for it. It is registered for that one address: the browser asks it for nothing else.
const TAKES = "/share/take";
const MOST_FILES = 10;
const MOST_CHARS = 100_000;

addEventListener("install", () => self.skipWaiting());

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "POST" || new URL(request.url).pathname !== TAKES) return;
  if (isMeant(request)) event.respondWith(take(request));
});

// A page of another site is named; what the device itself sends is of no origin.
function isMeant({ headers }) {
  return [null, "null", self.location.origin].includes(headers.get("origin"));
}

async function take(request) {
  try {
    const shared = sharedIn(await request.formData());
    if (isSomething(shared)) await keep(shared);
  } catch {
    // Then nothing is there, and the page says so
  }
  return Response.redirect("/share", 303);
}

function sharedIn(form) {
  const text = (name) => form.getAll(name).join("\n").slice(0, MOST_CHARS);
  const files = form.getAll("files").filter((file) => file instanceof File && file.name !== "");
  return {
    ...{ at: Date.now(), title: text("title"), text: text("text"), url: text("url") },
    ...{ files: files.slice(0, MOST_FILES), left: Math.max(0, files.length - MOST_FILES) },
    isFull: false,
  };
}

function isSomething({ title, text, url, files }) {
  return files.length > 0 || (title + text + url).trim() !== "";
}

// What comes takes the place of what came before: nobody can fill the device with it.
async function keep(shared) {
  const database = await open();
  try {
    await change(database, (things) => things.put(shared, "latest"));
  } catch {
    // Nobody shall take what was there before for this
    await change(database, (things) => things.delete("latest"));
    const left = shared.left + shared.files.length;
    const words = { ...shared, files: [], left, isFull: true };
    await change(database, (things) => things.put(words, "latest"));
  } finally {
    database.close();
  }
}

function open() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("parley.shared", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("shared");
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

function change(database, run) {
  return new Promise((resolve, reject) => {
    const changing = database.transaction("shared", "readwrite", { durability: "strict" });
    run(changing.objectStore("shared"));
    changing.oncomplete = () => resolve();
    changing.onabort = () => reject(changing.error);
  });
}
