"""The peoples the names come from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class People:
    """Names of one people, where they are born, and how their telephone numbers look."""

    key: str
    men: tuple[str, ...]
    women: tuple[str, ...]
    families: tuple[str, ...]
    towns: tuple[str, ...]
    country: str
    adjective: str
    dial: str
    double: bool = False
    family_first: bool = False
    nicks: tuple[str, ...] = ()


def _w(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";"))


PEOPLES: tuple[People, ...] = (
    People("salvadoran", _w("José Wilfredo;Óscar Armando;Noé;Élmer Antonio;Ángel;Melvin Ulises"),
           _w("Guadalupe;Reina Isabel;Sonia Maribel;Xiomara;Mercedes del Carmen;Blanca Luz"),
           _w("Menjívar;Alvarenga;de la O;Chicas;Portillo;del Cid;Ventura;Iraheta;Argueta"),
           _w("Chalatenango;San Miguel;Ilobasco;Usulután"), "El Salvador", "Salvadoran", "+503 7", double=True,
           nicks=("Chepe", "La Lupe", "Güicho")),
    People("maya", _w("Diego;Mateo;Baltazar;Domingo;Tomás Pascual;Xun"),
           _w("Candelaria;Eulalia;Petrona;Micaela;Ixchel;Juana"),
           _w("Tzoc;Chávez Ixcoy;Xol;Us Tiu;Pascual;Cuxum;Ixcoy;Ch'oc;Ajanel;Raymundo"),
           _w("Nebaj;San Juan Cotzal;Todos Santos Cuchumatán;Cahabón"), "Guatemala", "Guatemalan", "+502 5", double=True),
    People("garifuna", _w("Alonzo;Teófilo;Celso;Wilmer"), _w("Nidia;Felícita;Mirtha;Crisanta"),
           _w("Guity;Norales;Arriola Suazo;Álvarez Castillo;Lino;Bernárdez;Gotay"),
           _w("Tornabé;La Ceiba;Corozal;Punta Gorda"), "Honduras", "Honduran", "(+504) 9", nicks=("Fito", "Wawa")),
    People("mexican", _w("Juan Pablo;Jesús;Rigoberto;Abel;Salvador;Refugio"),
           _w("Guadalupe;Dolores;Consuelo;Itzel;Paz;Milagros"),
           _w("de los Santos;Tlatelpa;Xicohténcatl;Cruz;Campos;Rosas;Ríos;Bravo;Luna;Montes de Oca"),
           _w("Tlapa de Comonfort;Atlixco;Tulcingo del Valle;San Baltazar Atlimeyaya"), "Mexico", "Mexican", "+52 1 ",
           double=True, nicks=("Lupita", "El Güero", "Chucho")),
    People("ecuadorian", _w("Segundo Manuel;Klever;Washington;Byron;Fausto"),
           _w("Rosa Elvira;Narcisa;Gladys;Zoila;Blanca"),
           _w("Guamán;Tenesaca;Quizhpi;Yupa;de la Torre;Paguay;Cajamarca;Lema"),
           _w("Girón;Cañar;Biblián;Alausí"), "Ecuador", "Ecuadorian", "+593 9", double=True),
    People("haitian", _w("Jean-Rony;Wisly;Emmanuel;Fritz;Rich"), _w("Marie-Ange;Guerlande;Mirlande;Islande;Rose"),
           _w("Saint-Fleur;Petit-Frère;Desrosiers;Battery;Bonheur;Dieujuste;Mondésir;Cadet"),
           _w("Gonaïves;Ouanaminthe;Cap-Haïtien;Jérémie"), "Haiti", "Haitian", "+509 3", nicks=("Ti Jan", "Ronyto")),
    People("jamaican", _w("Neville;Grant;Delroy;Law;Marlon"), _w("April;Precious;Joy;Angel;Hope"),
           _w("Field;Rich;Grant;Battery;Bond;Church;Noble;Street;Case;Law;Price;Court"),
           _w("May Pen;Spanish Town;Black River;Linstead"), "Jamaica", "Jamaican", "+1-876-", nicks=("Bobby", "Junie")),
    People("wolof", _w("Mamadou Lamine;Cheikh;Serigne;Abdoulaye;El Hadji"), _w("Aïssatou;Ndèye;Fatou Binetou;Coumba"),
           _w("Ndiaye;Mbacké;Sène;Diouf;Bâ;Sow;Guèye;Ly"), _w("Touba;Thiès;Kaolack;Mbour"), "Senegal", "Senegalese",
           "+221 7"),
    People("guinean", _w("Thierno Saïdou;Alpha Oumar;Boubacar;Ibrahima Sory"), _w("Kadiatou;Hadja;Mariama;Oumou"),
           _w("Diallo;Bah;Barry;Kéita;Traoré;Cissé"), _w("Labé;Dalaba;Siguiri;Pita"), "Guinea", "Guinean", "+224 6"),
    People("nigerian", _w("Oluwaseun;Chukwuemeka;Ifeanyi;Sunday;Friday"), _w("Ngozi;Blessing;Patience;Adaeze;Comfort"),
           _w("Okonkwo-Eze;Adebayo;Nwachukwu;Obi;Udoh;Ige"), _w("Onitsha;Ibadan;Uyo;Warri"), "Nigeria", "Nigerian",
           "+234 80"),
    People("cantonese", _w("Kwok Hing;Chi Wai;Man Fai;Siu Ming"), _w("Suk Yee;Mei Ling;Lai Kuen;Wai Ching"),
           _w("Law;Ng;Au Yeung;Tse;Ho;Mak;Sze To"), _w("Taishan;Kaiping;Shunde"), "China", "Chinese", "+86 13",
           family_first=True),
    People("fujianese", _w("Guo Qiang;Xiu Ping;Zhi Jian;Bing"), _w("Yan Fang;Mei Zhu;Xue Hua;Ai Yu"),
           _w("Lin;Chen;Zheng;Weng;You;He;Shi"), _w("Changle;Fuqing;Lianjiang;Mawei"), "China", "Chinese", "+86 15",
           family_first=True),
    People("punjabi", _w("Harpreet;Gurjinder;Baljit;Sukhdev"), _w("Manpreet;Simranjit;Jasleen;Kulwinder"),
           _w("Singh;Kaur Gill;Dhaliwal;Sandhu;Brar"), _w("Hoshiarpur;Jagraon;Phagwara"), "India", "Indian", "+91 98"),
    People("mononym", _w("Rajkumar;Suresh;Abdullah;Tenzin"), _w("Kumari;Lakshmi;Shabnam;Pema"), (),
           _w("Janakpur;Sylhet;Mymensingh;Jhapa"), "Nepal", "Nepalese", "+977 98"),
    People("uzbek", _w("Sherzod;Otabek;Jahongir;Ulug'bek"), _w("Dilfuza;Nargiza;Gulnora;Zilola"),
           _w("Yo'ldoshev;Abdurahmonov;Xolmatova;Ergashev o'g'li;To'xtasinov"), _w("Qo'qon;Namangan;Samarqand"),
           "Uzbekistan", "Uzbek", "+998 90 "),
    People("albanian", _w("Besnik;Agron;Ylli;Gëzim"), _w("Drita;Mirela;Shpresa;Lule"),
           _w("Gjonaj;Hoxha;Çela;Ndreu;Shehu;Përvathi"), _w("Shkodër;Burrel;Tropojë;Kukës"), "Albania", "Albanian",
           "+355 6"),
    People("arabic", _w("Abd al-Rahman;Yousef;Mustafa;Hani"), _w("Hanan;Rasha;Umm Kulthum;Nisreen"),
           _w("al-Hamdani;El-Sayed;ben Youssef;Abdel Fattah;Mansour;al-Zoubi"), _w("Sana'a;Ibb;Mansoura;Taiz"), "Yemen",
           "Yemeni", "+967 7"),
    People("vietnamese", _w("Văn Hùng;Minh Tuấn;Quốc Bảo;Đức"), _w("Thị Hồng;Thị Mai;Ngọc Ánh;Thu Hà"),
           _w("Nguyễn;Trần;Phạm;Huỳnh;Võ;Đỗ"), _w("Rạch Giá;Vũng Tàu;Mỹ Tho"), "Vietnam", "Vietnamese", "+84 9",
           family_first=True),
)  # fmt: skip
