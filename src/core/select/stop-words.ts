/** English words too common to tell one passage from another. Negations are not among them: they change what is said. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    "a about after again all also am an and any are as at be because been before being between both but by can could " +
    "d did do does doing done during each etc for from further had has have having he her here hers him his how i if in " +
    "into is it its itself just let ll m many may me might more most much my of off on once only or other our out over " +
    "own re s same she should so some such t than that the their them then there these they this those through to too " +
    "under until up upon us ve very was we were what when where which while who whom whose why will with would you your"
  ).split(" "),
);
