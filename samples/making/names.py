"""Pools of synthetic names by origin; template family `a` takes the even entries, `b` the odd ones."""

# ruff: noqa: E501  # sentences and rows of a form are read more easily unbroken

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where somebody is from, and how names are built there."""

    id: str
    country: str
    nationality: str
    language: str
    places: tuple[tuple[str, str], ...]
    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...]
    surnames: int = 1
    national_id: str = ""


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


def _places(text: str) -> tuple[tuple[str, str], ...]:
    pairs = [part.strip().split("/") for part in text.split(",")]
    return tuple((city, region) for city, region in pairs)


_LATIN_WOMEN = _split(
    "María Fernanda, Ana Lucía, Guadalupe, Rosa Elvira, Yesenia, Blanca Estela, Marisol, Xiomara, Dulce María, "
    "Concepción, Flor de María, Josefina, Araceli, Yolanda, Zoila, Mayra Alejandra, Noemí, Evelin, Ingrid Paola, Iris"
)
_LATIN_MEN = _split(
    "José Luis, Juan Carlos, Wilmer Antonio, Óscar Rolando, Jesús Eduardo, Marvin Geovany, Edwin Alexander, Ismael, "
    "Julio César, Víctor Manuel, Elmer Noé, Rigoberto, Heriberto, Santos Isaías, Darwin Josué, Kevin Alexis, "
    "Nery Misael, Héctor Iván, Franklin Adalberto, Byron"
)
_LATIN_FAMILIES = _split(
    "García, Hernández, de la Cruz, Peña, Villanueva, Quiñónez, Ordóñez, Del Valle, Zúñiga, Pineda, Cárdenas, "
    "Escobar, Menjívar, Orellana, Portillo, Alvarenga, Rivera, Santos, Landaverde, Cabrera, Montoya, Núñez, Urbina, "
    "Maldonado, Cisneros, Ayala, Fuentes, Lemus, Barahona, Turcios, Bustamante, Chávez, Ibarra, Murillo, Sandoval, Rosales"
)

ORIGINS = (
    Origin(
        id="mexico", country="Mexico", nationality="Mexican", language="Spanish", surnames=2, national_id="CURP",
        places=_places("Colima/Colima, Tlapa/Guerrero, San Juan del Río/Querétaro, Izúcar/Puebla"),
        women=_LATIN_WOMEN, men=_LATIN_MEN, families=_LATIN_FAMILIES,
    ),
    Origin(
        id="elsalvador", country="El Salvador", nationality="Salvadoran", language="Spanish", surnames=2, national_id="DUI",
        places=_places("Usulután/Usulután, Chalchuapa/Santa Ana, Ilobasco/Cabañas, Metapán/Santa Ana"),
        women=_LATIN_WOMEN, men=_LATIN_MEN, families=_LATIN_FAMILIES,
    ),
    Origin(
        id="honduras", country="Honduras", nationality="Honduran", language="Spanish", surnames=2, national_id="DNI",
        places=_places("Olanchito/Yoro, Danlí/El Paraíso, La Esperanza/Intibucá, Catacamas/Olancho"),
        women=_LATIN_WOMEN, men=_LATIN_MEN, families=_LATIN_FAMILIES,
    ),
    Origin(
        id="ecuador", country="Ecuador", nationality="Ecuadorian", language="Spanish", surnames=2, national_id="Cédula",
        places=_places("Azogues/Cañar, Ambato/Tungurahua, Gualaceo/Azuay, Loja/Loja"),
        women=_LATIN_WOMEN, men=_LATIN_MEN,
        families=_split("Guamán, Quizhpi, Llivicura, Tenesaca, Morocho, Chimbo, Zhagui, Paucar, Yunga, Lliguin, Sinchi, Naula"),
    ),
    Origin(
        id="kiche", country="Guatemala", nationality="Guatemalan", language="K'iche'", surnames=2, national_id="DPI",
        places=_places("Momostenango/Totonicapán, Chichicastenango/Quiché, Nebaj/Quiché, Cantel/Quetzaltenango"),
        women=_split("Candelaria, Manuela, Xelajú, Tomasa, Catarina, Juana, Micaela, Ixchel"),
        men=_split("Diego, Sebastián, Baltazar, Tomás, Gaspar, Pascual, Domingo, Lucas"),
        families=_split("Tzoc, Ajpop, Xiloj, Chitic, Us, Tum, Pu, Ixcoy, Vicente, Chacach, Batz, Tzunún, Saquic, Toj"),
    ),
    Origin(
        id="mam", country="Guatemala", nationality="Guatemalan", language="Mam", surnames=2, national_id="DPI",
        places=_places("Todos Santos/Huehuetenango, Comitancillo/San Marcos, Cajolá/Quetzaltenango, Ixtahuacán/Huehuetenango"),
        women=_split("Eulalia, Petrona, Magdalena, Santa, Fabiana, Lidia, Marta, Isabela"),
        men=_split("Fortunato, Margarito, Andrés, Cruz, Gabino, Mateo, Efraín, Roberto"),
        families=_split("Pérez, Pablo, Mendoza, Matías, Jerónimo, Calmo, Ramírez, Ortiz, Chales, Bautista, Aguilón, Coronado"),
    ),
    Origin(
        id="garifuna", country="Honduras", nationality="Honduran", language="Garifuna", surnames=2, national_id="DNI",
        places=_places("Trujillo/Colón, Tela/Atlántida, Limón/Colón, Corozal/Atlántida"),
        women=_split("Aurelia, Hilda, Mirtha, Gregoria, Nidia, Siomara, Leonarda, Bernarda"),
        men=_split("Crisanto, Celeo, Teófilo, Alfonso, Santiago, Horacio, Bonifacio, Selvyn"),
        families=_split("Arzú, Guity, Batiz, Norales, Suazo, Lino, Centeno, Ávila, Martínez, Castillo, Bernárdez, Güity"),
    ),
    Origin(
        id="haiti", country="Haiti", nationality="Haitian", language="Haitian Creole",
        places=_places("Gonaïves/Artibonite, Jérémie/Grand'Anse, Jacmel/Sud-Est, Hinche/Centre"),
        women=_split("Marie-Ange, Roseline, Guerline, Wideline, Fabiola, Mirlande, Ketly, Darline"),
        men=_split("Jean-Robert, Wilnick, Fritzner, Evens, Dieudonné, Jocelin, Ronald, Mackenson"),
        families=_split("Toussaint, Pierre-Louis, Jean-Baptiste, Dorvil, Saint-Fleur, Cadet, Delva, Exantus, Augustin, Desrosiers"),
    ),
    Origin(
        id="guinea", country="Guinea", nationality="Guinean", language="Fulani",
        places=_places("Labé/Labé, Mamou/Mamou, Kankan/Kankan, Pita/Mamou"),
        women=_split("Fatoumata Binta, Aïssatou, Kadiatou, Mariama Djelo, Hadja, Oumou, Ramatoulaye, Djenabou"),
        men=_split("Mamadou Alpha, Thierno, Alseny, Ibrahima Sory, Boubacar, Elhadj, Ousmane, Souleymane"),
        families=_split("Diallo, Bah, Barry, Sow, Baldé, Camara, Condé, Kéita, Touré, Sylla, Traoré, Kourouma"),
    ),
    Origin(
        id="senegal", country="Senegal", nationality="Senegalese", language="Wolof",
        places=_places("Touba/Diourbel, Thiès/Thiès, Kaolack/Kaolack, Louga/Louga"),
        women=_split("Astou, Ndeye Coumba, Aminata, Sokhna, Awa, Khady, Marème, Yacine"),
        men=_split("Serigne, Modou, Cheikh Tidiane, Pape, Abdoulaye, Assane, Moustapha, Babacar"),
        families=_split("Ndiaye, Mbaye, Fall, Gueye, Diop, Sarr, Faye, Cissé, Thiam, Seck, Diouf, Samb"),
    ),
    Origin(
        id="fujian", country="People's Republic of China", nationality="Chinese", language="Foo Chow",
        places=_places("Changle/Fujian, Lianjiang/Fujian, Fuqing/Fujian, Tingjiang/Fujian"),
        women=_split("Xiu Ying, Mei Lan, Yu Zhen, Li Qin, Bi Yun, Ai Hua, Shu Fang, Jin Mei"),
        men=_split("Guo Qiang, Wen Bin, Zhi Hao, Jian Ping, De Fu, Ming Hui, Xue Liang, Shao Long"),
        families=_split("Lin, Zheng, Ou Yang, Weng, Dong, Jiang, Chen, Huang, Xue, You, He, Shi"),
        national_id="RIC",
    ),
    Origin(
        id="bangladesh", country="Bangladesh", nationality="Bangladeshi", language="Bengali",
        places=_places("Sylhet/Sylhet, Comilla/Chittagong, Noakhali/Chittagong, Sunamganj/Sylhet"),
        women=_split("Nasrin, Shahnaz, Rokeya, Farzana, Salma, Taslima, Jesmin, Shirin"),
        men=_split("Md Rafiqul, Mohammed Abul, Shafiqul, Jahangir, Abdur, Md Kamrul, Nurul, Tanvir"),
        families=_split("Islam, Uddin, Chowdhury, Miah, Begum, Sarker, Khatun, Hossain, Talukder, Bhuiyan, Akter, Rahman"),
    ),
    Origin(
        id="punjab", country="India", nationality="Indian", language="Punjabi", national_id="PAN",
        places=_places("Kapurthala/Punjab, Hoshiarpur/Punjab, Moga/Punjab, Tarn Taran/Punjab"),
        women=_split("Harpreet, Manjit, Simranjeet, Kulwinder, Jaspreet, Baljinder, Navdeep, Rajwinder"),
        men=_split("Gurpreet, Jaswinder, Sukhdev, Lovepreet, Amandeep, Parminder, Hardeep, Ranjit"),
        families=_split("Singh Gill, Kaur Sidhu, Dhaliwal, Sandhu, Singh, Kaur, Grewal, Bajwa, Virk, Aulakh"),
    ),
    Origin(
        id="uzbekistan", country="Uzbekistan", nationality="Uzbek", language="Uzbek",
        places=_places("Namangan/Namangan, Qarshi/Qashqadaryo, Urgench/Xorazm, Andijan/Andijan"),
        women=_split("Dilnoza, Gulnora, Nilufar, Madina, Zulfiya, Shahlo, Umida, Feruza"),
        men=_split("Sherzod, Otabek, Bekzod, Jamshid, Rustam, Ulugbek, Akmal, Farrukh"),
        families=_split("Yusupov, Karimov, To'rayev, Rakhimov, Ergashev, Abdullayev, Nazarov, Qodirov, Ismoilov, Saidov"),
    ),
    Origin(
        id="albania", country="Albania", nationality="Albanian", language="Albanian",
        places=_places("Shkodër/Shkodër, Vlorë/Vlorë, Kukës/Kukës, Lezhë/Lezhë"),
        women=_split("Besarta, Ermira, Vjollca, Shpresa, Teuta, Liridona, Mimoza, Drita"),
        men=_split("Gëzim, Ilir, Arben, Shkëlqim, Besnik, Fatos, Agron, Dritan"),
        families=_split("Hoxha, Gjoka, Çela, Leka, Përgjini, Marku, Dervishi, Basha, Prifti, Kola"),
    ),
)  # fmt: skip

COMMON_WORDS = {
    "a": (
        ("honduras", "Ángel", ("Reyes", "Lara"), "M"),
        ("haiti", "April", ("Law",), "F"),
        ("senegal", "Grace", ("Kings",), "F"),
    ),
    "b": (
        ("mexico", "Jesús", ("Battery", "Park"), "M"),
        ("guinea", "June", ("Bishop",), "F"),
        ("ecuador", "Summer", ("Day",), "F"),
    ),
}
"""Names that are ordinary words, months or places: (origin, given, family names, sex)."""

OFFICIAL_WOMEN = {
    "a": _split("Kathleen, Denise, Rachel, Monique, Joan, Theresa, Lauren, Bridget, Carla, Susan"),
    "b": _split("Heather, Paula, Janet, Alison, Renee, Colleen, Stacy, Valerie, Diane, Erin"),
}
OFFICIAL_MEN = {
    "a": _split("Brian, Kevin, Anthony, Dennis, Gerald, Vincent, Marcus, Eugene, Scott, Walter"),
    "b": _split("Gregory, Stephen, Patrick, Keith, Leonard, Raymond, Craig, Derek, Howard, Neil"),
}
OFFICIAL_FAMILIES = {
    "a": _split(
        "Brennan, Kowalczyk, Haddad, McAllister, Okafor, Pellegrino, Whitfield, Rosenthal, Stanton, Abruzzo, Lindqvist, "
        "Dwyer, Castellano, Novak, Prentice, Hollis, Tierney, Vance, Wexler, Youngblood, Garrity, Bannister, Quigley, Marsh"
    ),
    "b": _split(
        "Donahue, Zielinski, Khoury, Fitzgerald, Adeyemi, Santangelo, Harwood, Feldman, Crawford, DiNapoli, Bergstrom, "
        "Shea, Romano, Svoboda, Aldridge, Pickett, Corrigan, Lockhart, Mandel, Blackwood, Mulroney, Thatcher, Ryan, Frost"
    ),
}


def pool(names: tuple[str, ...], family: str) -> tuple[str, ...]:
    """Return the half of a pool that a template family may use."""
    return names[0::2] if family == "a" else names[1::2]
