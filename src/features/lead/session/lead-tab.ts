import type { ComponentType } from 'react';
import type { Filter } from '#ports/page-address.ts';
import type { Section } from '#ports/section.ts';
import type { SentencesPart } from '#ui/i18n/part.ts';
import type { LeadCore } from './lead-core.ts';
import type { LeadRole } from './role.ts';

/** A tab of the page, before anything of it is loaded. */
export interface LeadTab<Id extends string = string> {
  readonly id: Id;
  isFor(role: LeadRole): boolean;
  load(): Promise<LeadTabModule>;
}

/** What the folder of a tab gives to the page. */
export interface LeadTabModule {
  /** What the tab says beside what the page says. */
  readonly sentences: SentencesPart;
  openTab(core: LeadCore, address: TabAddress): OpenTab;
}

/** A tab that has been looked at. It lives as long as the page, so that nothing typed is lost by a look at another. */
export interface OpenTab {
  readonly View: ComponentType;
  /** What is said aloud of how the things went that were pressed in it, for those who do not see it: text alone. */
  readonly Announcement: ComponentType;
  /** What it shows, and since when: the page reads it again where that is too long ago. */
  section(): Section<unknown>;
  /** Reads what it shows: when it is opened, when it is shown again after a while, and when the lead asks for it. */
  refresh(): Promise<void>;
}

/** The part of the page's address that belongs to one tab. */
export interface TabAddress {
  filter(): Filter;
  setFilter(filter: Filter): void;
  /** Calls back when the address has come to say something else, such as by the browser's Back. */
  onFilter(listener: () => void): () => void;
}
