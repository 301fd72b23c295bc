// A real archive for a test: seogo-indexer and seogo-searchd over articles of the test's own.
//
//   const archive = await startArchive({ articles, origins: [site.origin] });
//   archive.url    http://127.0.0.1:40123/
//   await archive.stop();
import { spawn, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
export const programs = process.env.SEOGO_BIN ?? join(root, 'build/release/bin');

// Ends when the program says where it listens, or fails with what it said instead.
const listening = (child) =>
  new Promise((found, failed) => {
    let told = '';
    child.stderr.on('data', (bytes) => { told += bytes; });
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, url] = /^listening on (\S+?)\/?$/.exec(line) ?? [];
      if (url) found(url + '/');
    });
    child.on('error', failed);
    child.on('exit', (status) => failed(new Error(`seogo-searchd ended with ${status}: ${told}`)));
  });

export async function startArchive({ articles, origins = [], flags = [] }) {
  const folder = mkdtempSync(join(tmpdir(), 'seogo-browser-'));
  const index = join(folder, 'stacks');
  const export_ = join(folder, 'articles.jsonl');
  writeFileSync(export_, articles.map((article) => JSON.stringify(article) + '\n').join(''));
  execFileSync(join(programs, 'seogo-indexer'), ['update', '--index', index, export_], { stdio: ['ignore', 'ignore', 'pipe'] });
  const child = spawn(join(programs, 'seogo-searchd'),
    ['--index', index, '--listen', '127.0.0.1:0', ...origins.flatMap((origin) => ['--cors-origin', origin]), ...flags]);
  const ended = new Promise((done) => child.on('exit', done));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { url: await listening(child), reload: () => child.kill('SIGHUP'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
