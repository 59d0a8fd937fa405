// A program that uses the JavaScript API as its typings promise it. It is compiled by `script/test types`, never run: a
// typing that lies or goes missing is a compile error here.

import init, { initSync, version } from "../../dist/api/taskdef_playground.js";

export async function start(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  await init();
  initSync({ module: bytes });
  // @ts-expect-error takes no argument
  version(1);
  return version();
}
