import { lazy } from 'react';

/** The controls come in one chunk of their own, asked for as soon as this page runs. */
const controls = import('../controls/themed.tsx');

export const GiveForm = lazy(async () => ({ default: (await controls).ThemedGiveForm }));
export const GivingNotice = lazy(async () => ({ default: (await controls).ThemedGivingNotice }));
export const MomentCard = lazy(async () => ({ default: (await controls).ThemedMomentCard }));
export const Options = lazy(async () => ({ default: (await controls).ThemedOptions }));
export const Provenance = lazy(async () => ({ default: (await controls).Provenance }));
export const Questions = lazy(async () => ({ default: (await controls).ThemedQuestions }));
export const SettingsNotice = lazy(async () => ({ default: (await controls).ThemedSettingsNotice }));
