import { describe, expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { forgetAsked } from '#features/ticket/request/forget-asked.ts';
import { askedOf } from '#features/ticket/session/pending-gesture.ts';

describe('what a lead was asked', () => {
  it('is forgotten with its own request alone: what is typed for the next stays', async () => {
    const core = await anOpenedCore(aWorld());
    core.persistAsked({ momentId: null, text: 'For the next.' });
    forgetAsked(core, 'm-1');
    expect(askedOf(core)).toEqual({ momentId: null, text: 'For the next.' });
    core.persistAsked({ momentId: 'm-1', text: 'Please.' });
    forgetAsked(core, 'm-1');
    expect(askedOf(core)).toBeUndefined();
  });
});
