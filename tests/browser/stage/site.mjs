// Somebody else's site: pages of another origin than the archive's, with headers of their own.
//
//   const site = await startSite();
//   site.pages.set('/', { body: '<!doctype html>…', csp: "default-src 'none'" });
import { createServer } from 'node:http';

export async function startSite() {
  const pages = new Map();
  const server = createServer((request, response) => {
    const page = pages.get(new URL(request.url, 'http://site').pathname);
    if (!page) {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end();
      return;
    }
    const headers = { 'Content-Type': page.type ?? 'text/html; charset=utf-8' };
    if (page.csp) headers['Content-Security-Policy'] = page.csp;
    response.writeHead(200, headers).end(page.body);
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const stop = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  const origin = `http://127.0.0.1:${server.address().port}`;
  return { origin, pages, stop };
}

// Nothing but the archive's script and its answers: no style of any kind, no inline code, no sinks.
export const strictPolicy = (archive) => {
  const { origin } = new URL(archive);
  return `default-src 'none'; script-src ${origin}; connect-src ${origin}; style-src 'none'; ` +
    `form-action ${origin}; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
};
