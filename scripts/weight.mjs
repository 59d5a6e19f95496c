// Prints how many bytes a program has after brotli, once its names are shortened.
//
// Use: weight.mjs GLUE PROGRAM
import { weight } from "./brotli.mjs";
import { shortened } from "./names.mjs";

const [glue, wasm] = process.argv.slice(2);
console.log(weight(Buffer.from(shortened(glue, wasm, []).wasm)));
