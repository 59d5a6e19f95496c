// Starts the app, and speaks for it when it cannot: it or its frameworks did not load, or it stopped with a panic.
// Plain DOM only, because the app's own code is not to be trusted at that moment.

const KEY_PREFIX = "thuocdo.";

const TEXT = {
  failedTitle: "Không mở được Thước Đo",
  noWebAssembly:
    "Trình duyệt này không có hoặc đã tắt WebAssembly nên không chạy được Thước Đo. " +
    "Hãy dùng bản mới của Chrome, Edge, Firefox hoặc Safari.",
  notLoaded:
    "Không tải được chương trình. Hãy kiểm tra kết nối mạng rồi tải lại trang. " +
    "Nếu vẫn lỗi, hãy dùng bản mới của Chrome, Edge, Firefox hoặc Safari.",
  noFrameworks: "Không tải được các bộ tiêu chí. Hãy kiểm tra kết nối mạng rồi tải lại trang.",
  kept: "Phiếu đã lưu trong trình duyệt này không bị mất.",
  stoppedTitle: "Thước Đo đã dừng",
  stopped:
    "Ứng dụng gặp lỗi nên không thể tiếp tục. Phiếu đã lưu vẫn còn trong trình duyệt này. " +
    "Hãy tải lại trang. Để chắc chắn, có thể tải toàn bộ phiếu về máy trước.",
  reload: "Tải lại trang",
  download: "Tải toàn bộ phiếu về máy",
  downloaded: (count) => `Đã tải về ${count} mục.`,
  nothingStored: "Trình duyệt này chưa lưu phiếu nào.",
  storageBlocked: "Không đọc được bộ nhớ của trình duyệt.",
  detail: "Nội dung lỗi",
};

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text) node.textContent = text;
  return node;
}

function button(className, text, onClick) {
  const node = element("button", className, text);
  node.type = "button";
  node.addEventListener("click", onClick);
  return node;
}

/** Returns all that this product keeps in the browser, text by key, exactly as stored. */
function storedEntries() {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(KEY_PREFIX));
  return Object.fromEntries(keys.sort().map((key) => [key, localStorage.getItem(key)]));
}

/** Saves everything stored to a file and says in `status` how it went. */
function downloadAll(status) {
  let entries;
  try {
    entries = storedEntries();
  } catch (error) {
    console.error(error);
    status.textContent = TEXT.storageBlocked;
    return;
  }
  const count = Object.keys(entries).length;
  if (count === 0) {
    status.textContent = TEXT.nothingStored;
    return;
  }
  const savedAt = new Date().toISOString();
  const content = { format: "thuocdo.rescue", version: 1, saved_at: savedAt, entries };
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: "application/json" }));
  const link = element("a");
  link.href = url;
  link.download = `thuocdo-${savedAt.slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  status.textContent = TEXT.downloaded(count);
}

/** Returns the two buttons with the line that reports on them, and the error's own words. */
function wayOut(error) {
  const status = element("p", "rescue-status");
  status.setAttribute("role", "status");
  const actions = element("div", "rescue-actions");
  actions.append(
    button("rescue-reload", TEXT.reload, () => location.reload()),
    button("rescue-download", TEXT.download, () => downloadAll(status)),
  );
  const detail = element("details", "rescue-detail");
  detail.append(element("summary", "", TEXT.detail), element("pre", "", String(error)));
  return [actions, status, detail];
}

let stopped = false;

/** Covers the page with the way out after a panic; the first call counts. */
function showRescue(error) {
  if (stopped) return;
  stopped = true;
  document.getElementById("boot")?.remove();
  const dialog = element("dialog", "rescue");
  dialog.setAttribute("role", "alertdialog");
  dialog.setAttribute("aria-labelledby", "rescue-title");
  dialog.setAttribute("aria-describedby", "rescue-text");
  // Nothing behind it works any more, so it does not close.
  dialog.setAttribute("closedby", "none");
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  const title = element("h2", "rescue-title", TEXT.stoppedTitle);
  title.id = "rescue-title";
  const text = element("p", "rescue-text", TEXT.stopped);
  text.id = "rescue-text";
  dialog.append(title, text, ...wayOut(error));
  document.body.append(dialog);
  dialog.showModal();
}

/** Replaces the placeholder by what happened and what to do. */
function showFailure(error, reason) {
  const boot = document.getElementById("boot");
  if (stopped || !boot) return;
  boot.className = "boot boot-failed";
  boot.setAttribute("role", "alert");
  boot.replaceChildren(
    element("h1", "boot-title", TEXT.failedTitle),
    element("p", "boot-text", `${reason} ${TEXT.kept}`),
    ...wayOut(error),
  );
}

/** Tells whether `error` means that the WASM program is dead: a trap, or a stack that ran over inside it. */
function isTrap(error) {
  if (typeof WebAssembly !== "object") return false;
  if (error instanceof WebAssembly.RuntimeError) return true;
  return error instanceof RangeError && /wasm/.test(String(error.stack));
}

window.addEventListener("thuocdo:ready", () => document.getElementById("boot")?.remove());
window.addEventListener("thuocdo:failed", (event) => showFailure(event.detail, TEXT.noFrameworks));
window.addEventListener("thuocdo:panic", (event) => showRescue(event.detail ?? ""));
window.addEventListener("error", (event) => {
  if (isTrap(event.error)) showRescue(event.error);
});
window.addEventListener("unhandledrejection", (event) => {
  if (isTrap(event.reason)) showRescue(event.reason);
});

/** Returns the address that Trunk wrote into the page under `name`. */
function address(name) {
  return new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI).href;
}

/** Returns which program shows the page of the address: that for sheets, for frameworks, or for the province. */
function program() {
  if (location.hash.startsWith("#/bo-tieu-chi")) return "thuocdo-desk";
  return /^#\/(cong-bo|dot|doi-chieu|xem\/3)/.test(location.hash) ? "thuocdo-province" : "thuocdo";
}

// A folder that was made of a publication opens it (docs/hosting.md). Replacing the address asks for no other page.
const published = document.querySelector('meta[name="thuocdo-publication"]');
if (published && /^(#\/?)?$/.test(location.hash)) {
  const beside = (path) => encodeURIComponent(path.replace(/^\.\//, ""));
  const { previous } = published.dataset;
  const hash = `#/cong-bo?tep=${beside(published.content)}${previous ? `&truoc=${beside(previous)}` : ""}`;
  history.replaceState(null, "", hash);
}

let workbooks;
let stops = 0;
/**
 * Loads the program for workbooks, once, and returns what it offers: the app asks when a workbook is opened or saved. One that
 * stopped on a file is loaded anew.
 */
window.thuocdoWorkbooks = () => {
  workbooks ??= (async () => {
    const program = await import(address("thuocdo-workbook-js") + (stops ? `?${stops}` : ""));
    await program.default({ module_or_path: fetch(address("thuocdo-workbook-wasm")) });
    return program;
  })();
  workbooks.catch(() => (workbooks = undefined));
  return workbooks;
};
window.addEventListener("thuocdo:workbooks-stopped", () => {
  workbooks = undefined;
  stops += 1;
});

/** Has the app kept for when there is no network, where the browser offers that, and says what was loaded before. */
async function keepForOffline() {
  try {
    const { serviceWorker } = navigator;
    if (!serviceWorker) return;
    await serviceWorker.register("sw.js");
    const { active } = await serviceWorker.ready;
    const tell = (list) => active.postMessage(list.getEntries().map((entry) => !entry.workerStart && entry.name));
    new PerformanceObserver(tell).observe({ type: "resource", buffered: true });
  } catch (error) {
    console.info(error);
  }
}

const loaded = program();
// The programs share what is kept in the browser and nothing else, so going from one to the other is a fresh start.
// A program that could not save what is open goes back to it first; then there is nothing to load.
window.addEventListener("hashchange", () => {
  setTimeout(() => {
    if (program() !== loaded) location.reload();
  }, 0);
});

if (loaded !== "thuocdo") {
  const sheet = element("link");
  sheet.rel = "stylesheet";
  sheet.href = address(`${loaded}-css`);
  document.head.append(sheet);
}

try {
  // Both downloads run at once; that of the program that is not needed does not start.
  const wasm = fetch(address(`${loaded}-wasm`));
  wasm.catch(() => {});
  const { default: init } = await import(address(`${loaded}-js`));
  await init({ module_or_path: wasm });
  (window.requestIdleCallback ?? setTimeout)(keepForOffline);
} catch (error) {
  console.error(error);
  if (isTrap(error)) showRescue(error);
  else showFailure(error, typeof WebAssembly === "object" ? TEXT.notLoaded : TEXT.noWebAssembly);
}
