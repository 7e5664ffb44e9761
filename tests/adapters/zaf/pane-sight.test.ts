import { describe, expect, it } from 'vitest';
import { createPaneSight } from '#adapters/zaf/pane-sight.ts';
import { fakeClient } from './fake-client.ts';

function aPane() {
  const client = fakeClient();
  const state: { visibilityState: DocumentVisibilityState } = { visibilityState: 'visible' };
  const page = Object.assign(new EventTarget(), state);
  const news: string[] = [];
  const sight = createPaneSight(client, page);
  const stops = [sight.onShown(() => news.push('shown')), sight.onHidden(() => news.push('hidden'))];
  return {
    client,
    news,
    browser(visibilityState: DocumentVisibilityState) {
      page.visibilityState = visibilityState;
      page.dispatchEvent(new Event('visibilitychange'));
    },
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

describe('a pane', () => {
  it('is hidden and shown by Zendesk', () => {
    const { client, news } = aPane();
    client.fire('pane.activated');
    client.fire('pane.deactivated');
    client.fire('pane.activated');
    expect(news).toEqual(['shown', 'hidden', 'shown']);
  });

  it('is hidden and shown with the tab of the browser', () => {
    const { news, browser } = aPane();
    browser('hidden');
    browser('visible');
    expect(news).toEqual(['hidden', 'shown']);
  });

  it('is shown where both show it, and not before', () => {
    const { client, news, browser } = aPane();
    client.fire('pane.deactivated');
    browser('hidden');
    browser('visible');
    expect(news).toEqual(['hidden']);
    browser('hidden');
    client.fire('pane.activated');
    expect(news).toEqual(['hidden']);
    browser('visible');
    expect(news).toEqual(['hidden', 'shown']);
  });

  it('tells nothing any more once nobody listens', () => {
    const { client, news, browser, stop } = aPane();
    stop();
    browser('hidden');
    browser('visible');
    expect(client.listenedFor()).toEqual([]);
    expect(news).toEqual([]);
  });
});
