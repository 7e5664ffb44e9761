import { startSandbox } from '#sandbox/start.ts';
import { Account } from './account.ts';
import { expect, test } from './fixtures.ts';
import { freePort } from './free-port.ts';
import { Workspace } from './workspace.ts';

// All other tests open the app and the page around it as they were built; a developer has both as modules that follow the source.
test('the main job works on the modules of the source, as npm start serves them', async ({ context }) => {
  const sandbox = await startSandbox({ port: await freePort() });
  try {
    const desk = new Workspace(await context.newPage());
    await desk.page.goto(`${sandbox.url}?ticket=101&user=agent`);
    await (await desk.ready()).give('Served from the source.');
    expect(await new Account(sandbox.url).standing(101)).toMatchObject({
      live: [{}],
      given: [{ custom_object_fields: { story: 'Served from the source.' } }],
    });
    // The page may still be fetching what comes next: whoever serves that goes after it.
    await desk.page.close();
  } finally {
    await sandbox.close();
  }
});
