/** English verbs that begin an order. */
const VERBS: ReadonlySet<string> = new Set(
  (
    "accept account acknowledge act adapt add address adhere adjust adopt advise aim align allow always analyse analyze annotate " +
    "answer append apply approach archive arrange articulate ask assess assign assume attach avoid back base be begin brainstorm " +
    "break bring build bundle cache calculate call capture categorize challenge change check choose cite clarify classify clean " +
    "close collect combine comment commit communicate compare compile complete compute conduct configure confirm connect " +
    "consider construct consult contain continue convert copy correct cover craft create cross-check customize deal debug " +
    "decide declare define delegate deliver demonstrate deploy derive describe design detect determine develop diagram " +
    "disable disclose discuss display distinguish divide do document don't double-check draft draw drop edit elaborate embed emit emphasize employ " +
    "enable encapsulate encourage end enforce engage enhance ensure escalate escape establish estimate evaluate examine " +
    "exclude execute expand expect explain explore export expose express extract fetch fill filter find finish fix flag focus follow " +
    "forget format formulate gather generate get give go group guard guide hand handle have help hide highlight hold identify ignore " +
    "illustrate implement import improve include incorporate indicate infer initialize insert inspect install integrate " +
    "interpret introduce invent investigate invoke isolate iterate join judge justify keep label launch lead learn leave " +
    "let leverage limit link list listen load localize locate log look maintain make manage map mark match measure mention " +
    "merge minimize minimise mock model modify monitor move name narrow navigate never no normalize note offer omit only open optimize " +
    "order organize outline output override pad paraphrase parse pass pause perform pick place plan point polish " +
    "populate post prefer prepare present preserve prevent print prioritize proceed process produce profile promote " +
    "proofread propose protect provide publish pull push put quote raise rank rate re-read reach read rebuild recommend record reduce " +
    "refactor refer refine reflect refuse register reject release rely remain remember remove rename render reorder " +
    "repeat rephrase replace reply report represent request require research reset resolve respect respond restart restate restrict " +
    "retain retrieve retry return reuse revert review revise rewrite round run sanitize save scan schedule scope score search " +
    "select send separate serve set share show simplify skip solve sort specify speak split standardize start state stay stick stop " +
    "store stream strip structure study style submit suggest summarise summarize support surface suspect take target tell test think " +
    "throw trace track trade trim transform translate treat trigger try turn type understand unless update upgrade use utilize " +
    "validate verify version view visualize wait walk warn watch weigh work wrap write"
  ).split(" "),
);

/** What may stand before the verb. */
const LEAD =
  /^(?:please|then|first|second|third|next|now|finally|also|and|instead|otherwise|afterwards|lastly|carefully|clearly|briefly|directly|simply|just|proactively|strictly)[,:]?\s+/i;

/** Whether a sentence without its list mark begins with an order: "Use …", "Please check …", "then return …". */
export function isOrder(sentence: string): boolean {
  let text = sentence;
  for (let i = 0; i < 2; i++) text = text.replace(LEAD, "");
  const verb = /^[a-z][a-z'’-]{0,20}/i.exec(text)?.[0].toLowerCase().replace("’", "'");
  return verb !== undefined && VERBS.has(verb) && !/^\S+\s+(?:of|is|are|was|has)\b/i.test(text);
}
