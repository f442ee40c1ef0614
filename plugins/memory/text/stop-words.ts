/** True for a folded French or English word that carries grammar and no subject. */
export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word)
}

const FRENCH = `a ai aie ait alors as au aucun aussi autre aux avait avant avec avez avoir avons c ca car ce ceci cela celle
celles celui ces cet cette ceux chaque chez ci comme comment combien d dans de deja depuis des dois doit donc dont du elle elles en
encore entre es est et etaient etait etant ete etes etre eu eux fait faire fais faut ici il ils j je jusqu jusque l la laquelle le
lequel les lesquels leur leurs lorsque lui m ma mais me meme mes moi moins mon n ne ni nos notre nous on ont ou par parce pas
peu peut peux plus pour pourquoi pouvez puis qu quand que quel quelle quelles quels qui quoi rappelle s sa sans se sera ses si
soit sommes son sont sous suis sur t ta tandis te tel telle tes toi ton tous tout toute toutes tres trop trouve tu un une va vais vas
vers veux voici voila vont vos votre vous vu y dit dis`

const ENGLISH = `a about after again all also am an and any are aren as at be because been before being but by can could
d did didn do does doesn doing don down each few for from get give go had has hasn have haven having he her here hers him his how i
if in into is isn it its itself just ll m me more most my myself name no nor not now of off on once only or other our ours out over
own re s same shall she should so some such t than that the their them then there these they this those through to too under until
up us ve very was wasn we were weren what when where which while who whom whose why will with would wouldn you your yours`

const STOP_WORDS: ReadonlySet<string> = new Set(`${FRENCH} ${ENGLISH}`.split(/\s+/))
