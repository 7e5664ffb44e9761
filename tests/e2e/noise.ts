import type { BrowserContext } from '@playwright/test';

export const SDK_ADDRESS = 'https://static.zdassets.com/';

/** Chromium's own line about the SDK that the tests keep away; it goes by the text and the address it is about. */
const sdkKeptAway = new RegExp(`^error: Failed to load resource: net::ERR_FAILED .*${SDK_ADDRESS}`);
const failedRequest = /^error: Failed to load resource: .* \S+\/api\/v2\//;
const sandboxedPage = /^warning: An iframe which has both allow-scripts and allow-same-origin .* blob:/;
const failedVendor = /^error: Failed to load resource: .* \S+\/__sandbox\/proxy/;

/** Listens to what pages and frames complain about. */
export class Noise {
  readonly #heard: string[] = [];
  readonly #expected = [sdkKeptAway];

  listenTo(context: BrowserContext): void {
    context.on('console', (message) => {
      const type = message.type();
      if (type === 'error' || type === 'warning') this.#heard.push(`${type}: ${message.text()} ${message.location().url}`);
    });
    context.on('weberror', (error) => this.#heard.push(`page error: ${String(error.error())}`));
  }

  expectFailedRequests(): void {
    this.#expected.push(failedRequest);
  }

  /** What Chromium logs where the simulated proxy hands on a vendor's refusal. */
  expectFailedVendors(): void {
    this.#expected.push(failedVendor);
  }

  /** What Chromium says where a page's content policy keeps something out. */
  expectPolicyViolations(): void {
    this.#expected.push(/^error: .*Content Security Policy/);
  }

  /** What Chromium says of a page that an app in a frame has opened, and whose frame it still is. */
  expectSandboxedPage(): void {
    this.#expected.push(sandboxedPage);
  }

  unexpected(): readonly string[] {
    return this.#heard.filter((line) => !this.#expected.some((pattern) => pattern.test(line)));
  }
}
