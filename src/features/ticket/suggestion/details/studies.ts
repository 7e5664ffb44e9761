import type { Study } from '#domain/policy/suggestion.ts';

/** Who found what stands in `translations`, and where it can be read. */
export const STUDY_SOURCES: Readonly<Record<Study, { readonly citation: string; readonly address: string }>> = {
  halperin2022: {
    citation: 'Halperin, Ho, List & Muir, Economic Journal 132, 2022',
    address: 'https://www.nber.org/papers/w25676',
  },
  abeler2010: {
    citation: 'Abeler, Calaki, Andree & Basek, Economics Letters, 2010',
    address: 'https://ideas.repec.org/p/not/notcdx/2009-12.html',
  },
  wirtz2004: {
    citation: 'Wirtz & Mattila, Int. Journal of Service Industry Management 15, 2004',
    address: 'https://doi.org/10.1108/09564230410532484',
  },
  grewal2008: {
    citation: 'Grewal, Roggeveen & Tsiros, Journal of Retailing 84, 2008',
    address: 'https://documents.pub/documents/the-effect-of-compensation-on-repurchase-intentions-in-service-recovery.html',
  },
  knox2014: {
    citation: 'Knox & van Oest, Journal of Marketing 78, 2014',
    address: 'https://research.tilburguniversity.edu/en/publications/customer-complaints-and-recovery-effectiveness-a-customer-base-ap',
  },
  maxham2002: {
    citation: 'Maxham & Netemeyer, Journal of Marketing 66, 2002',
    address: 'https://doi.org/10.1509/jmkg.66.4.57.18512',
  },
  smith1999: {
    citation: 'Smith, Bolton & Wagner, Journal of Marketing Research 36, 1999',
    address: 'https://asu.elsevierpure.com/en/publications/a-model-of-customer-satisfaction-with-service-encounters-involvin',
  },
  gelbrich2015: {
    citation: 'Gelbrich, Gäthke & Grégoire, Journal of Service Research 18, 2015',
    address: 'https://doi.org/10.1177/1094670514543149',
  },
  haesevoets2017: {
    citation: 'Haesevoets et al., Judgment and Decision Making 12, 2017',
    address: 'https://www.decisionsciencenews.com/sjdm/journal.sjdm.org/16/16929/jdm16929.html',
  },
  albrecht2018: {
    citation: 'Albrecht, Schaefers, Walsh & Beatty, Journal of Service Research, 2018',
    address: 'https://doi.org/10.1177/1094670518802059',
  },
  hogreve2017: {
    citation: 'Hogreve, Bilstein & Mandl, Journal of the Academy of Marketing Science 45, 2017',
    address: 'https://doi.org/10.1007/s11747-017-0544-7',
  },
  mayser2013: {
    citation: 'Mayser & von Wangenheim, Journal of Service Research, 2013',
    address: 'https://doi.org/10.1177/1094670512464274',
  },
  ombudsman: {
    citation: 'UK Financial Ombudsman Service, Ombudsman News 93',
    address: 'https://www.financialombudsman.org.uk/publications/ombudsman-news/93/93-distressandinconvenience.html',
  },
};
