import { stem } from "./stem.ts";

/**
 * Words by which questions and the texts that answer them say the same: one group a line. A question's verb is seldom
 * the text's ("who wrote" is answered by "the author", "when did it come out" by "released").
 */
const GROUPS = `
write wrote written writer author penned novel composed composer songwriter lyrics
sing sang sung singer vocals vocalist performed recorded song
play played plays role portrayed starring star actor actress cast character voiced
make made create created creator invent invented inventor develop developed designed designer built
direct directed director film movie produced producer
found founded founder establish established formed incorporated started began
start started begin began beginning commenced launched opened
end ended finish finished ceased concluded final
come came release released debut premiered premiere published aired issued
happen happened occur occurred took place
win won winner victory champion defeated beat title
lose lost defeat defeated
die died death killed dead deceased
born birth native
live lived reside resident residents inhabitants population people
marry married wife husband spouse
move moved relocate relocated migrate migrated settled
lead led leader head chief chairman president
buy bought purchase purchased acquired acquisition
cost price worth paid pay million dollars fee
call called name named known referred term
mean means meaning defined definition refers
locate located location situated lies place
big large largest size area
tall high height elevation metres feet
long length duration lasted lasts
old age aged oldest
fast speed
first earliest original initially originally
last latest final recent
country nation state
city town capital
many number total
percent percentage share proportion
job occupation career profession work worked
school college university education studied graduated attended
team club squad
season episode series show
doctor physician medical medicine
car vehicle automobile
kid child children son daughter
mother father parent parents
law act legislation bill statute
war battle conflict fought
kill killed murdered shot assassinated
discover discovered discovery found identified
cause caused causes led due result resulted because reason
purpose aim goal intended used
help helps assist support
allow allows permit enables
stop stopped prevent prohibited ban banned
give gave given granted awarded
get got receive received obtain
use used uses utilized
say said stated states claimed argued
think thought opinion view believe feel felt
want wanted wish desire
like liked prefer preferred
problem issue difficulty concern
decide decided decision agreed agreement conclusion
discuss discussed discussion talk talked
suggest suggested proposal proposed recommend recommended
money financial finance budget funding
king queen monarch emperor
language spoken speak
religion church faith
border borders boundary
river flows lake sea
record highest most best
type kind kinds types form
part component consists contains composed
change changed modified altered amended
increase increased grow grew growth rose
decrease decreased decline declined fell reduced
`;

const groupsOf = new Map<string, string[]>();
for (const line of GROUPS.trim().split("\n")) {
  const stems = [...new Set(line.split(" ").map(stem))];
  for (const one of stems) groupsOf.set(one, [...(groupsOf.get(one) ?? []), ...stems]);
}

/** Stems that may stand in a text for one of a question; without itself. */
export function relatedTo(root: string): readonly string[] {
  return (groupsOf.get(root) ?? []).filter((other) => other !== root);
}
