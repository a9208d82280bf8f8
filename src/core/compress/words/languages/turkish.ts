import type { Language } from "./language.ts";

export const TURKISH: Language = {
  words: {
    and: "ve ile",
    or: "veya ya yahut",
    but: "ama fakat ancak",
    preposition:
      "için gibi kadar göre sonra önce karşı doğru beri rağmen üzere dolayı arasında arasındaki üzerinde " +
      "üzerine altında içinde içindeki tarafından hakkında boyunca",
    be: "olarak olan oldu olduğu olduğunu olması idi ise olup olur olmak oldukça edilen etti eden etmek ederek edildi",
    modal: "gerekir gerek lazım mümkün",
    pronoun: "o onlar onun onların onu ona onlara biz ben kendi kendisi bunu buna bunun",
    demonstrative: "bu şu bunlar böyle şöyle",
    that: "ki",
    which: "hangi kim",
    question: "ne nerede nasıl neden",
    negation: "değil yok hiç hiçbir hayır asla olmayan olmadan olmadığı",
    quantifier: "tüm bütün her birçok çok daha bazı diğer başka birkaç en az sadece yalnızca",
    subordinator: "eğer çünkü",
    adverb: "de da dahil ayrıca hala zaten bile şimdi genellikle özellikle",
    article: "bir",
    number: "iki üç dört beş altı yedi sekiz dokuz on oniki yirmi otuz yüz bin milyon milyar yarım yarısı çift düzine",
    ordinal: "ilk birinci ikinci üçüncü son",
    month: "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    time: "yıl yılında yıllarda yüzyıl yüzyılda gün zaman",
  },
  always: "gerekir zorunlu sadece yalnızca tüm bütün her en mutlaka hariç",
  negated: /m[ae](?:z|d[ıi]|y[ae]n|y[ae]c[ae]|d[ae]n|m[ıi]ş)|m[ıiuü]yor/u,
  negatesBefore: true,
};
