import { describe, expect, it } from 'vitest';
import { aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import type { RuleKind } from '#domain/journal/limits.ts';
import { findWhom } from '#features/lead/limits/find-whom.ts';

function searching() {
  const world = aWorld();
  const page = aLeadPage(world);
  page.session.core.learnNames([['12', 'Dana Sample']]);
  page.directory.names.set('13', 'Eve Sample');
  const found = async (kind: RuleKind, text: string) => {
    const finding = findWhom(page.session.core, kind, text);
    await world.time.run();
    return finding;
  };
  return { ...page, found };
}

describe('whom a rule is to be about', () => {
  it('is a tier by its key, a group by its name or number, a person by a name that is known or by number', async () => {
    const { found, groups, directory } = searching();
    expect(await found('tier', 'gold')).toMatchObject({ ok: true, value: { kind: 'tier', id: 'gold', name: '' } });
    for (const text of [' Team leads ', '360000000102'])
      expect(await found('group', text)).toMatchObject({ ok: true, value: { kind: 'group', id: '360000000102', name: 'Team leads' } });
    expect(await found('person', 'dana sample')).toMatchObject({ ok: true, value: { kind: 'person', id: '12', name: 'Dana Sample' } });
    expect([groups.calls.length, directory.calls.length]).toEqual([2, 0]);
    expect(await found('person', '13')).toMatchObject({ ok: true, value: { kind: 'person', id: '13', name: 'Eve Sample' } });
  });

  it.each<[RuleKind, string, string]>([
    ['group', ' ', 'missing'],
    ['group', 'Nobody', 'no_group'],
    ['person', 'Frank', 'no_person'],
    ['person', '99', 'no_person'],
  ])('is not found: %s “%s”', async (kind, text, error) => {
    expect(await searching().found(kind, text)).toMatchObject({ ok: false, error: { kind: error } });
  });

  it('is nobody by a name that several have, and each of them by number', async () => {
    const { found, session, directory } = searching();
    session.core.learnNames([
      ['14', 'DANA Sample'],
      ['15', '16'],
      ['17', '16'],
    ]);
    directory.names.set('14', 'DANA Sample').set('16', 'Finn Sample');
    expect(await found('person', 'Dana Sample')).toEqual({ ok: false, error: { kind: 'several' } });
    expect(await found('person', '14')).toMatchObject({ ok: true, value: { kind: 'person', id: '14', name: 'DANA Sample' } });
    expect(await found('person', '16')).toMatchObject({ ok: true, value: { kind: 'person', id: '16', name: 'Finn Sample' } });
  });

  it('is no group by a name that several bear, and each of them by number', async () => {
    const { found, groups } = searching();
    groups.present.push({ id: '370', name: 'Team leads', hasMembers: true });
    expect(await found('group', 'Team leads')).toEqual({ ok: false, error: { kind: 'several_groups' } });
    expect(await found('group', '370')).toEqual({ ok: true, value: { kind: 'group', id: '370', name: 'Team leads' } });
  });

  it('is not known where Zendesk does not answer', async () => {
    const { found, groups, directory } = searching();
    groups.faults.errorBefore = () => DOWN;
    directory.faults.errorBefore = () => DOWN;
    expect(await found('group', 'Team leads')).toMatchObject({ ok: false, error: { kind: 'failed', error: DOWN } });
    expect(await found('person', '13')).toMatchObject({ ok: false, error: { kind: 'failed', error: DOWN } });
  });
});
