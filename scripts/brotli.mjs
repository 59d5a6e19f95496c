// What a file weighs on its way to the browser.
import { brotliCompressSync, constants } from "node:zlib";

/** Returns how many bytes `content` has after brotli at quality 11. */
export function weight(content) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  return brotliCompressSync(content, { params }).length;
}
