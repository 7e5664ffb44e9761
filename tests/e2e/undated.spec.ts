import { expect, test } from './fixtures.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

test.describe('in an account whose answers have no date', () => {
  test.use({ world: { settings: { agent_daily_limit: 25 } } });

  for (const days of [-2, 2]) {
    test(`a day's limit holds on a machine whose clock is off by ${days} days`, async ({ open, account }) => {
      await account.setRules({ sendsDate: false });
      await (await (await open()).ready()).give();
      const desk = await open({ ticket: 102 });
      await desk.ready();
      await desk.page.clock.setSystemTime(Date.now() + days * DAY_MS);
      await desk.reloadApp();
      await desk.ready();
      await desk.amount.fill('20');
      await desk.makeItRight.click();
      await expect(desk.screen).toContainText('Over your daily limit. Left today: €5.');
      expect((await account.givenTotal()).amountMinor).toBe(2000);
    });
  }
});
