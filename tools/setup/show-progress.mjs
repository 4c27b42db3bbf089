// Shows on stderr that a long step is under way, so that stdout stays for the program's own output: seconds ticking on one
// line in a terminal, a plain line every few seconds elsewhere. A step under two seconds shows nothing.
import process from 'node:process';

const quickMs = 2000;
const plainEveryMs = 5000;

/** Awaits `work`; `describe` is a text or a function asked anew each time. */
export async function showProgress(describe, work) {
  const startedMs = Date.now();
  const isTerminal = process.stderr.isTTY === true;
  const text = () => (typeof describe === 'function' ? describe() : describe);
  const seconds = () => Math.round((Date.now() - startedMs) / 1000);
  let lastPlainMs = 0;
  const timer = setInterval(() => {
    if (Date.now() - startedMs < quickMs) return;
    if (isTerminal) process.stderr.write(`\r\u001b[K${text()} ${seconds()} s`);
    else if (Date.now() - lastPlainMs >= plainEveryMs) {
      lastPlainMs = Date.now();
      process.stderr.write(`${text()} ${seconds()} s\n`);
    }
  }, 500);
  try {
    return await work;
  } finally {
    clearInterval(timer);
    if (Date.now() - startedMs >= quickMs) {
      process.stderr.write(`${isTerminal ? '\r\u001b[K' : ''}${text()} took ${seconds()} s\n`);
    }
  }
}
