const words = (list: string): string =>
  list
    .trim()
    .split(/\s*\|\s*/)
    .join("|");
const whole = (list: string): string => `(?<![\\p{L}\\p{N}_])(?:${words(list)})(?![\\p{L}\\p{N}_])`;

/** Obligations, prohibitions and limits in the languages that prompts are most often written in. */
const OBLIGING = [
  "must|mustn['’]t|never|do not|don['’]t|always|only|at most|at least|no more than|avoid|required|requires|shall",
  "should|shouldn['’]t|should not|cannot|can['’]t|may not|ensure|make sure|need to|needs to|have to|has to|refuse|forbidden",
  "prohibited|not allowed|mandatory|under no circumstances|unless|non-negotiable|instead of|without exception|exactly",
  "muss|musst|müssen|nie|niemals|nicht|kein|keine|keinen|immer|nur|darf|dürfen|soll|sollst|sollte|vermeide|höchstens|mindestens",
  "doit|dois|devez|doivent|jamais|toujours|uniquement|seulement|évite|évitez|il faut|obligatoire|ne pas|au plus|n['’]utilisez",
  "debe|debes|deben|nunca|siempre|solo|sólo|evita|evite|tiene que|tienes que|obligatorio|como máximo|deve|devem|sempre|apenas",
  "não|evitar|devi|devono|mai|soltanto|obbligatorio|moet|moeten|nooit|altijd|niet|alleen|geen|musisz|nigdy|zawsze|tylko",
  "должен|должна|должны|нельзя|никогда|всегда|только|обязательно|избегай|избегайте|необходимо|не|потрібно|ніколи|завжди",
  "asla|her zaman|sadece|yalnızca|zorunlu|kesinlikle|olmalı|olmalıdır|jangan|harus|selalu|không|phải|luôn|đừng",
  "يجب|لا|أبدا|أبدًا|دائما|دائمًا|فقط|ممنوع|चाहिए|कभी|हमेशा|करें|केवल",
];

/** The same where words are not set apart, or their endings say it. */
const OBLIGING_UNSPACED =
  "必须|必須|不要|禁止|不得|只能|务必|切勿|不能|不可|始终|仅|應|应当|してください|しないで|必ず|てはいけない|てはならない|べき|のみ" +
  "|하세요|하십시오|마세요|반드시|절대|항상|금지|해야|ต้อง|ห้าม|อย่า|เสมอ|เท่านั้น";

export const OBLIGES = new RegExp(`^no(?!\\p{L})|${whole(OBLIGING.join("|"))}|${OBLIGING_UNSPACED}`, "iu");

export const PERSONA =
  /\b(?:you are (?:an?|the|now|going)\b|you['’]re an? |your (?:main |primary |first |only )?(?:task|role|job|goal|aim|purpose|mission|objective) (?:is|will)|act as|you have been tasked|i want you to|i will give you|you will (?:be|act|receive)|you (?:specialize|help|assist|take))|(?<!\p{L})(?:du bist|sie sind ein|tu es|vous êtes|eres|usted es|você é|tu sei|ты|вы —|jesteś|je bent|sen bir)(?!\p{L})|你是|您是|作为一|あなたは|당신은|너는|أنت /iu;

export const CONDITION =
  /^(?:if|when|whenever|unless|in case|where|once|before|after|for each|for every|wenn|falls|si|se|если|när|als|eğer)(?!\p{L})|^(?:如果|当|もし|만약|إذا)/iu;

export const OUTPUT =
  /^(?:output|format|respond|reply|return|answer|response|result|ausgabe|antworte|réponds|répondez|responde|responda|rispondi|ответь|ответ|输出|返回|出力|출력)(?!\p{L})|\b(?:respond|reply|answer|output|return(?:ed)?|present|written) (?:only |strictly |exactly )?(?:with|in|as|using)\b|\b(?:valid|raw) (?:json|xml|yaml|markdown|csv)\b|^["']?[\w-]{1,40}["']\s*:/iu;

export const EXPLAINS =
  /^(?:since|because|as a result|this (?:is|means|ensures|helps|makes|allows|lets|way)|these (?:are|help)|that (?:is|means|way)|so that|it (?:is|means|helps|makes|allows)|note that|in other words|the reason|weil|denn|da|car|parce que|porque|perché|потому)(?!\p{L})|^因为|^なぜなら/iu;

export const EXAMPLE =
  /^(?:for example|for instance|e\.g\.|example|examples|such as|zum beispiel|par exemple|por ejemplo|per esempio|например|例如|例えば|예를 들어)(?!\p{L})/iu;

export const POLITE =
  /^(?:thanks?(?: you)?(?!\p{L})|good luck|hello|hi there|dear |welcome|enjoy|happy \w+ing|let['’]s (?:begin|start|get started|go)|i appreciate|best regards|vielen dank|merci|gracias|谢谢|ありがとう)/iu;

/** Headings whose sections say what to do, and those whose sections only tell. */
export const RULES_TITLE =
  /(?<!\p{L})(?:rules?|constraints?|requirements?|non-negotiables?|guardrails?|safety|never|always|do not|don['’]?ts?|must|output|format|instructions?|steps?|limits?|boundaries|restrictions?|polic(?:y|ies)|important|critical|tone|regeln|ausgabe|règles|reglas|regras|regole|правила|kurallar|zasady)(?!\p{L})|规则|要求|輸出|输出|ルール|制約|출력|규칙|قواعد/iu;
export const BACKGROUND_TITLE =
  /\b(?:background|about|introduction|further reading|references?|resources|see also|changelog|acknowledge?ments?|credits|licen[cs]e|history|benefits|why|summary|conclusion|links)\b/iu;
export const EXAMPLE_TITLE =
  /(?<!\p{L})(?:examples?|samples?|few-?shots?|demonstrations?|beispiele?|exemples?|ejemplos?|exemplos?|esempi|примеры?|örnek)(?!\p{L})|示例|例子|例$|예시|مثال/iu;
