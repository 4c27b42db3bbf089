// The single place for how the web pages are built: from web/ into dist/web, with everything they need (no address of
// another host), two entries: the console and the portal; in development with calls passed on to a running server.
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.THROUGHLINE_URL ?? 'http://127.0.0.1:8080';
const passedOn = ['/v1', '/sign-in', '/sign-out', '/docs', '/openapi.json', '/problems'];

export default defineConfig({
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
      input: {
        console: join(import.meta.dirname, 'index.html'),
        portal: join(import.meta.dirname, 'portal/index.html'),
      },
    },
  },
  server: { proxy: Object.fromEntries(passedOn.map((path) => [path, server])) },
});
