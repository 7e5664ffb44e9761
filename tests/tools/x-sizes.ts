import { build } from 'vite';
import { writeFileSync, mkdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { minify } from 'terser';
export async function main(args: string[]) {
  process.env['NODE_ENV'] = 'production';
  const [out = ''] = args;
  mkdirSync(out, { recursive: true });
  const rows: unknown[][] = [];
  await build({
    configFile: process.cwd() + '/vite.config.ts',
    mode: 'production',
    logLevel: 'silent',
    build: { outDir: out + '/dist', emptyOutDir: true, minify: false },
    plugins: [
      {
        name: 'x',
        async generateBundle(_: unknown, b: any) {
          for (const c of Object.values(b) as any[])
            if (c.type === 'chunk' && /(^|\/)(boot|sidebar-page|sidebar|shared|base)-/.test(c.fileName))
              for (const [id, m] of Object.entries(c.modules) as any[]) {
                let code = m.code ?? '';
                try {
                  code = (await minify(code, { module: true, toplevel: false, ecma: 2022, mangle: true })).code ?? code;
                } catch {}
                const name = id.replace(process.cwd() + '/', '').slice(-80);
                writeFileSync(out + '/' + c.name + '__' + name.replaceAll('/', '~').replaceAll('\0', ''), m.code ?? '');
                rows.push([c.name, name, code.length, gzipSync(code).length]);
              }
        },
      } as any,
    ],
  });
  writeFileSync(
    out + '.txt',
    rows
      .map((r) => r.join('\t'))
      .sort()
      .join('\n'),
  );
  return 0;
}
