import { expect, type Frame, type FrameLocator, type Locator, type Page } from '@playwright/test';

const APP_NAME = 'Make It Right';
const QUIET_WITHIN_MS = 4_000;
/** The tag that a given gesture leaves on its ticket. */
export const TAG = 'made_right';

/** One browser page with the simulated workspace, and the app in its frame. */
export class Workspace {
  readonly page: Page;
  readonly app: FrameLocator;
  readonly composer: Locator;
  /** Everything that the app shows. */
  readonly screen: Locator;
  readonly makeItRight: Locator;
  /** The same where it can be pressed: a button that works is no offer. */
  readonly offer: Locator;
  readonly tryAgain: Locator;
  readonly lookAgain: Locator;
  readonly writeDown: Locator;
  /** That another page gives here, or did until it was closed. */
  readonly elsewhere: Locator;
  readonly undo: Locator;
  readonly story: Locator;
  /** What most gestures do without, the story beforehand among it. */
  readonly more: Locator;
  /** Opens the questions where their answers are known. */
  readonly change: Locator;
  readonly amount: Locator;
  readonly announcement: Locator;

  constructor(page: Page) {
    this.page = page;
    this.app = page.frameLocator(`iframe[title="${APP_NAME}"]`);
    this.screen = this.app.getByRole('main');
    this.composer = page.getByRole('textbox', { name: 'Comment' });
    const suggested = this.region('Suggested gesture');
    const button = (name: string): Locator => this.app.getByRole('button', { name, exact: true });
    this.makeItRight = this.app.getByRole('button', { name: /^Make it right/ });
    this.offer = this.makeItRight.and(this.app.locator(':enabled:not([aria-disabled="true"])'));
    this.tryAgain = button('Continue the gesture');
    this.lookAgain = button('Check whether it was given');
    this.writeDown = button('Save it now');
    this.elsewhere = this.screen.locator('.notice').filter({ hasText: /This was started earlier|Another tab of this browser/ });
    this.undo = button('Undo');
    this.story = this.app.getByLabel('Story');
    this.more = suggested.getByRole('button', { name: 'More', exact: true });
    this.change = suggested.getByRole('button', { name: 'Change', exact: true });
    this.amount = this.app.getByLabel('Amount', { exact: true });
    this.announcement = this.app.getByRole('status');
  }

  region(name: string): Locator {
    return this.app.getByRole('region', { name, exact: true });
  }

  /** The card of what was given. */
  card(what: string | RegExp = /^Made right: /): Locator {
    return this.region('Service moment')
      .locator('.moment')
      .filter({ has: this.app.getByText(what) });
  }

  tag(name: string): Locator {
    return this.page.getByRole('button', { name: `Remove tag ${name}` });
  }

  async goto(ticket: number, user: string, extra = ''): Promise<void> {
    await this.page.goto(`/?ticket=${ticket}&user=${user}${extra}`);
  }

  /** Waits until the form can be used. */
  async ready(): Promise<this> {
    await expect(this.makeItRight).toBeEnabled();
    return this;
  }

  /** Writes the story before anything is given. */
  async tell(story: string): Promise<void> {
    if ((await this.more.getAttribute('aria-expanded')) === 'false') await this.more.click();
    await this.story.fill(story);
  }

  /** Gives what is suggested and waits for the card. */
  async give(story = ''): Promise<void> {
    if (story !== '') await this.tell(story);
    await this.makeItRight.click();
    await expect(this.card()).toBeVisible();
  }

  /**
   * Waits until the network is quiet. A frame that was thrown away in the middle of a request may never be told to be, so after
   * a while the page is taken as it is.
   */
  async quiet(): Promise<void> {
    await this.page.waitForLoadState('networkidle', { timeout: QUIET_WITHIN_MS }).catch(() => undefined);
  }

  /** Waits until what was read of the customer on a ticket is remembered, which is a second later. */
  async remembers(ticket: number): Promise<void> {
    const kept = (): Promise<string> => this.frame().evaluate(() => Object.values(sessionStorage).join('\n'));
    await expect.poll(kept).toContain(`"ticketId":"${ticket}"`);
  }

  async reloadApp(): Promise<void> {
    await this.page.getByRole('button', { name: 'Reload app' }).click();
  }

  /** The document inside the frame. */
  frame(): Frame {
    const frame = this.page.frames().find((candidate) => candidate.url().includes('/assets/sidebar.html'));
    if (frame === undefined) throw new Error('The app has no frame.');
    return frame;
  }
}
