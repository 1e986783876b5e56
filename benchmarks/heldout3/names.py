"""Names by where they come from: given names (he, she), family names, country, demonym, towns, order."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """Where a name comes from. `order`: w given first, e family first, m one name alone."""

    key: str
    he: tuple[str, ...]
    she: tuple[str, ...]
    family: tuple[str, ...]
    country: str
    demonym: str
    towns: tuple[str, ...]
    order: str = "w"
    double: bool = False
    dial: str = "52"


def _w(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


ORIGINS = (
    Origin("mexico", _w("Eleazar|Fidencio|José Ángel|Abundio|Heriberto|Cruz"), _w("Guadalupe|Xóchitl|María del Refugio|Eulalia|Socorro"),
           _w("Xicale|Tlatelpa|de la Cruz|Huitzil|Ahuatl|Coyotl|Morán|Zempoalteca|del Ángel"), "Mexico", "Mexican",
           _w("Piaxtla, Puebla|Tlapa de Comonfort, Guerrero|Zacapoaxtla, Puebla"), double=True),
    Origin("honduras", _w("Wilmer Adalid|Darwin|Elvin Noé|Santos|Olman"), _w("Suyapa|Keyla Marisol|Daysi|Nohemy"),
           _w("Bonilla|Sabillón|Zelaya|Banegas|Oseguera|Rich|Mejía Cruz"), "Honduras", "Honduran", _w("El Progreso, Yoro|Tocoa, Colón|La Ceiba"), double=True, dial="504"),
    Origin("garifuna", _w("Celvin|Teófilo|Alfonso|Grant"), _w("Mirtha|Bernarda|Gloria Nidia|April"),
           _w("Arzú|Batiz|Norales|Suazo|Guity|Centeno|Field"), "Honduras", "Honduran", _w("Santa Fe, Colón|Triunfo de la Cruz|Limón, Colón"), double=True, dial="504"),
    Origin("kiche", _w("Tomás|Diego|Miguel Ángel|Sebastián|Gaspar"), _w("Manuela|Isabela|Micaela|Catarina"),
           _w("Tzoc|Ixcoy|Us|Tum|Lux|Sarat|Ajanel|Chitic|Saquic"), "Guatemala", "Guatemalan", _w("Momostenango, Totonicapán|Joyabaj, Quiché|Chichicastenango"), double=True, dial="502"),
    Origin("mam", _w("Domingo|Efraín|Marcos|Rubelio"), _w("Feliciana|Juana|Angelina|Irma"),
           _w("Pablo Ramírez|Jiménez Matías|Ordóñez|Aguilar Pérez|Ramos|Bartolo"), "Guatemala", "Guatemalan", _w("Todos Santos Cuchumatán|San Juan Ostuncalco|Colotenango"), double=True, dial="502"),
    Origin("salvador", _w("Nelson Ovidio|Francisco|Atilio|Ever"), _w("Blanca Estela|Rosa Amelia|Iris|Dinora"),
           _w("Portillo|Umaña|Chicas|Amaya|Menjívar|Law"), "El Salvador", "Salvadoran", _w("Intipucá, La Unión|Chalatenango|Corinto, Morazán"), double=True, dial="503"),
    Origin("ecuador", _w("Segundo|Luis Gonzalo|Klever|Milton"), _w("Rosa Elvira|Zoila|Nube|Tránsito"),
           _w("Guamán|Quizhpi|Morocho|Naula|Caguana|Tenesaca|Battery"), "Ecuador", "Ecuadorian", _w("Biblián, Cañar|Gualaceo, Azuay|Alausí"), double=True, dial="593"),
    Origin("dominican", _w("Yunior|Ramón Emilio|Starlin|Leocadio"), _w("Altagracia|Yokasta|Mercedes|Yudelka"),
           _w("de los Santos|Encarnación|Paniagua|Tejeda|Bronx|Peralta"), "the Dominican Republic", "Dominican", _w("San José de Ocoa|Baní|Moca"), double=True, dial="1809"),
    Origin("haiti", _w("Jean Wesly|Frantz|Dieudonné|Wilkens|Prosper"), _w("Marie Lourdes|Guerda|Islande|Fabiola"),
           _w("Saint-Fleur|Jean-Baptiste|Pierre-Louis|Dorvil|Exantus|Noël|Cadet"), "Haiti", "Haitian", _w("Gonaïves|Les Cayes|Petit-Goâve"), dial="509"),
    Origin("guinea", _w("Mamadou Oury|Thierno Saïdou|Alpha|Ibrahima Sory"), _w("Fatoumata Binta|Hadja Mariama|Aïssatou|Kadiatou"),
           _w("Diallo|Bah|Barry|Sow|Camara"), "Guinea", "Guinean", _w("Labé|Pita|Mamou"), dial="224"),
    Origin("ghana", _w("Nana Kwabena|Yaw|Ebenezer|Kofi"), _w("Akosua|Abena|Comfort|Esi"),
           _w("Owusu-Ansah|Boateng|Agyemang|Mensah|Antwi|Moses"), "Ghana", "Ghanaian", _w("Kumasi|Techiman|Obuasi"), dial="233"),
    Origin("gambia", _w("Ousainou|Lamin|Ebrima"), _w("Isatou|Jainaba|Nyima"), _w("Touray|Ceesay|Jatta|Sanneh"), "The Gambia", "Gambian", _w("Basse|Brikama|Farafenni"), dial="220"),
    Origin("java", _w("Suharno|Sulistyo"), _w("Sumiati|Sutinah"), _w("-"), "Indonesia", "Indonesian", _w("Wonogiri|Blitar"), "m", dial="62"),
    Origin("punjab", _w("Gurwinder|Harjinder|Lakhwinder|Baljit"), _w("Manpreet|Kulwinder|Rajwant"), _w("Singh|Kaur|Singh Gill|Sandhu|Dhaliwal"), "India", "Indian", _w("Jagraon, Punjab|Tarn Taran|Phagwara"), dial="91"),
    Origin("bangla", _w("Md. Shafiqul|Abdus|Mohammad Rakib"), _w("Mosammat Rokeya|Nasima|Shirin"), _w("Islam|Salam|Miah|Akter|Begum|Chowdhury"), "Bangladesh", "Bangladeshi", _w("Beanibazar, Sylhet|Feni|Sandwip"), dial="880"),
    Origin("bangla-one", _w("Moniruzzaman|Asaduzzaman"), _w("Rahima|Sufia"), _w("-"), "Bangladesh", "Bangladeshi", _w("Noakhali|Comilla"), "m", dial="880"),
    Origin("china", _w("Guoqiang|Zhi Wei|Jianping|Bo"), _w("Meifang|Xiu Ying|Yan|Lihua"), _w("Zheng|Lin|Ouyang|Weng|Xue|You|An"), "the People's Republic of China", "Chinese", _w("Changle, Fujian|Lianjiang|Wenzhou"), "e", dial="86"),
    Origin("vietnam", _w("Văn Hùng|Quốc Tuấn|Minh"), _w("Thị Hạnh|Ngọc Lan|Thị Mai"), _w("Nguyễn|Đặng|Huỳnh|Bùi"), "Vietnam", "Vietnamese", _w("Vinh|Cần Thơ|Hải Dương"), "e", dial="84"),
    Origin("uzbek", _w("Jamshid|Otabek|Farrukh"), _w("Dilnoza|Gulchehra|Nigora"), _w("Yo'ldoshev|Rakhmonov|Tursunova|Ismoilov"), "Uzbekistan", "Uzbek", _w("Urgut|Andijan|Namangan"), dial="998"),
    Origin("albania", _w("Gëzim|Arben|Shpëtim|Ilir"), _w("Drita|Mirela|Valbona"), _w("Hoxhaj|Gjoka|Çela|Prendi|Marku"), "Albania", "Albanian", _w("Shkodër|Tropojë|Bajram Curri"), dial="355"),
    Origin("arab", _w("Abd al-Rahman|Mahmoud|Nasser"), _w("Umm Kulthum|Hanan|Rasha"), _w("al-Masri|El-Sayed|Abu Zeid|Bin Saleh|Haddad"), "Egypt", "Egyptian", _w("Mansoura|Tanta|Damietta"), dial="20"),
    Origin("jamaica", _w("Devon|Fitzroy|Winston|August"), _w("Shanice|Marcia|Joy|June"), _w("Campbell|Grant|Rich|Bent|Parchment|Young|Christian"), "Jamaica", "Jamaican", _w("May Pen, Clarendon|Port Antonio|Santa Cruz"), dial="1876"),
    Origin("ukraine", _w("Oleksandr|Taras|Bohdan"), _w("Oksana|Halyna|Lyubov"), _w("Shevchuk|Kovalenko|Hrytsenko|Bilous"), "Ukraine", "Ukrainian", _w("Kolomyia|Ternopil|Drohobych"), dial="380"),
    Origin("colombia", _w("Jhon Fredy|Yeison|Óscar Iván"), _w("Luz Dary|Leidy Johana|Paz"), _w("Quintero|Restrepo|Cuesta Mosquera|Ossa|Angel|Villa"), "Colombia", "Colombian", _w("Quibdó, Chocó|Pereira|Dosquebradas"), double=True, dial="57"),
)  # fmt: skip
