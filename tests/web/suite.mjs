// One browser and one server for all cases of a run.

import { after, test } from 'node:test';
import { isQuick, launch, serve } from './browser.mjs';
import { Stage } from './stage.mjs';

export const browser = await launch();
export const served = await serve();

after(async () => {
  await browser.close();
  await served.close();
});

/** A case with a running stage; `fragment` is the link's part after #. */
export function stageTest(name, { fragment = '', slow = false, ...options } = {}, body) {
  test(name, { skip: slow && isQuick, timeout: 240_000 }, async () => {
    const stage = await Stage.open(browser, served.url + (fragment && `#${fragment}`), options);
    try {
      await stage.ready();
      await body(stage);
      await stage.screenshot(name.replace(/[^a-z0-9]+/gi, '-').slice(0, 60));
    } catch (error) {
      await stage.screenshot(`failed-${name.replace(/[^a-z0-9]+/gi, '-').slice(0, 60)}`).catch(() => {});
      if (stage.problems.length > 0) error.message += `\nthe page also reported: ${stage.problems.join('\n')}`;
      await stage.context.close().catch(() => {});
      throw error;
    }
    await stage.close();
  });
}
