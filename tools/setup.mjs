// What `npm start`, `npm test` and `npm run bench` run: brings a fresh checkout on a machine with Node 20 or newer and npm to the
// point where it can run, then hands over to the program under the pinned Node. Plain JavaScript without dependencies, because
// nothing is installed yet when it runs. Usage: node tools/setup.mjs <start|test|bench|command> [arguments]
import process from 'node:process';

const oldestMajor = 20;

if (Number.parseInt(process.versions.node, 10) < oldestMajor) {
  process.stderr.write(
    `Throughline needs Node ${oldestMajor} or newer and this is Node ${process.versions.node}: install a newer one from https://nodejs.org.\n`,
  );
  process.exit(1);
}

const { runThroughline } = await import('./setup/run-throughline.mjs');
await runThroughline(process.argv.slice(2));
