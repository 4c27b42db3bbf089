// The single place for how the web pages are built: from web/ into dist/web, with everything they need (no address of
// another host). The console and the portal are builds of their own (`--mode console`, `--mode portal`): what one of them begins with is
// then one script that carries nothing of the other. In development both, with calls passed on to a running server.
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.THROUGHLINE_URL ?? 'http://127.0.0.1:8080';
const passedOn = ['/v1', '/sign-in', '/sign-out', '/docs', '/openapi.json', '/problems'];
const PAGES = { console: 'index.html', portal: 'portal/index.html' };

export default defineConfig(({ mode }) => ({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // The diagram viewer is large and comes only with the pages that show diagrams.
    chunkSizeWarningLimit: 900,
    reportCompressedSize: false,
    rollupOptions: {
      input: Object.fromEntries(
        Object.entries(PAGES)
          .filter(([name]) => !(mode in PAGES) || mode === name)
          .map(([name, page]) => [name, join(import.meta.dirname, page)]),
      ),
      output: {
        // Some hundred small files would be sent uncompressed, each with its headers: 418 kB for the list of orders instead of 290.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'], priority: 2 },
            { name: 'first-page', test: /pages[\\/]orders[\\/]orders\.page/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: Object.fromEntries(passedOn.map((path) => [path, server])) },
}));
