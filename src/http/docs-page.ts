// The single place for the readable API reference at /docs. Its script comes from this server, and the page's policy
// forbids the browser to load or send anything elsewhere, so it works without internet and tells nobody.
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** The reference is 4 MB of script, so its package is loaded when somebody first opens the page. */
export function addDocsPage(app: FastifyInstance): void {
  let opening: Promise<FastifyInstance> | undefined;
  const serve = async (request: FastifyRequest, reply: FastifyReply) => {
    opening ??= openReference();
    const reference = await opening;
    reply.hijack();
    reference.routing(request.raw, reply.raw);
  };
  for (const url of ['/docs', '/docs/', '/docs/js/scalar.js']) app.get(url, serve);
  app.addHook('onClose', async () => (await opening)?.close());
}

async function openReference(): Promise<FastifyInstance> {
  const { default: scalar } = await import('@scalar/fastify-api-reference');
  const reference = Fastify({ logger: false });
  reference.addHook('onSend', async (request, reply) => {
    reply.header('content-security-policy', POLICY).header('x-content-type-options', 'nosniff');
    if (request.url.endsWith('.js')) reply.header('cache-control', 'public, max-age=86400');
  });
  await reference.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      pageTitle: 'Throughline API',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
      showDeveloperTools: 'never',
      // Both would talk to a service elsewhere.
      mcp: { disabled: true },
      agent: { disabled: true },
    },
  });
  await reference.ready();
  return reference;
}
