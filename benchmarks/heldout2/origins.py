"""Where people come from: names, towns, papers. One row an origin; names are parted by semicolons."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """A country's people; `paper` is the pattern of its passport, `card` the name and pattern of its identity card."""

    key: str
    country: str
    adjective: str
    men: str
    women: str
    families: str
    towns: str
    phone: str
    paper: str
    card: str
    order: str = "given"


_ROWS = """
mexico|Mexico|Mexican|Erasmo;Tiburcio;Eleazar;Abundio;Lázaro;José Trinidad;Cuauhtémoc|Eréndira;Ma. del Refugio;Xóchitl;Yolotzin;Amparo;Socorro|Zúñiga Arreola;Tlacuilo;Coyotl Xicale;de la O;Ybarra-Montes;Ramos Prado;Peña y Lillo;Tepox|Atlixco, Puebla;Chinantla;Tlapa de Comonfort;Ciudad Hidalgo, Michoacán|+52 222 ### ####|N########|CURP LLLL######HPLLLL##
guatemala|Guatemala|Guatemalan|Baltazar;Gaspar;Tomás Wilfredo;Eulogio;Bernabé|Candelaria;Petrona;Juana Tiniguar;Micaela;Rigoberta|Tzoc Ixcoy;Chacaj;Sic Tum;Xuncax;Ajpop Us;Raymundo Velásquez;Brito Cedillo|Nebaj, Quiché;San Juan Ixcoy;Totonicapán;Chajul|+502 #### ####|#########|DPI #### ##### ####
el-salvador|El Salvador|Salvadoran|Noé Amílcar;Rember;Walter Ulises;Saúl Adalberto;Elmer|Reina Isabel;Blanca Lidia;Morena;Dinora;Yanci|Argueta Portillo;Menjívar;Cañas Orellana;Guardado;de Paz;Chicas Ventura|Chalatenango;Intipucá;San Francisco Gotera;Usulután|+503 7### ####|B########|DUI ########-#
honduras|Honduras|Honduran|Darwin Josué;Nahúm;Selvin;Olvin Geovany;Marvin Alexis|Keidy;Suyapa;Nolvia;Fany Waleska;Lourdes Yamileth|Euceda Zelaya;Bonilla Matute;Padilla;Oliva Interiano;Cálix;Cruz Sabillón|Olanchito;La Ceiba;El Progreso, Yoro;Juticalpa|+504 9###-####|F######|DNI ####-####-#####
ecuador|Ecuador|Ecuadorian|Segundo Rodrigo;Luis Efraín;Wilman;Manuel Mesías;Klever|Rosa Inés;Zoila;Blanca Azucena;Luz María;Narcisa|Guamán Quizhpi;Loja Tenezaca;Yupa;Pillajo;Morocho Caguana;Naula|Cañar;Biblián;Azogues;Riobamba|+593 9# ### ####|A#######|cédula ##########
colombia|Colombia|Colombian|Jhon Fredy;Yeison;Hernán Darío;Óscar Iván|Leidy Johana;Paola Andrea;Gloria Inés;Yurany|Ospina Restrepo;Cárdenas Bedoya;Buitrago;Quiceno;Arboleda Ríos|Pereira;Cartago, Valle;Armenia;Itagüí|+57 3## ### ####|AT######|C.C. 1.###.###.###
dominican-republic|Dominican Republic|Dominican|Rafelín;Juan Bautista;Bienvenido;Wilkin;Ambiorix|Altagracia;Yahaira;Mercedes Milagros;Bélgica;Dulce|Polanco Batista;Encarnación;de los Santos;Rosario;Bautista Abreu;de León Féliz|Baní;San Francisco de Macorís;Moca;Jarabacoa|+1-829-###-####|RD#######|cédula 0##-#######-#
peru|Peru|Peruvian|Wilfredo;Edgar Saturnino;Percy;Teófilo|Nélida;Flor de María;Gladys;Yesenia|Huamán Ccori;Quispe Mamani;Ñahui;Condori;Tello Vargas|Huancayo;Ayacucho;Chimbote|+51 9## ### ###|1########|DNI ########
venezuela|Venezuela|Venezuelan|Yorman;Wuilly;José Gregorio;Deivis|Yuleisy;Milángela;Oriana;Maryuri|Bracho Urdaneta;Colmenárez;Chirinos;Parra Moncada;Yánez|Maracaibo;Barquisimeto;Cabimas|+58 412-###-####|1########|C.I. V-##.###.###
cuba|Cuba|Cuban|Yasmany;Lázaro Yoel;Dayron;Osmel|Yusimí;Odalys;Mayelín;Caridad|Cabrera Hechavarría;Piloto;Valle Milián;Escalona|Holguín;Cienfuegos;Bayamo|+53 5### ####|K######|carné ###########
brazil|Brazil|Brazilian|Wanderley;Josué Cleiton;Thiago;Valdecir|Marinês;Edilene;Conceição;Rosângela|da Silva Prado;dos Anjos;Pimentel;Brandão e Souza;do Nascimento|Governador Valadares;Ipatinga;Criciúma|+55 33 9####-####|FT######|CPF ###.###.###-##
portugal|Portugal|Portuguese|Abílio;Tomé;Rui Manuel|Fátima;Graça;Lurdes|Vaz Pacheco;Amaral Medeiros;da Ponte;Furtado|Ribeira Grande;Nordeste, Açores|+351 29# ### ###|CB######|BI ########
haiti|Haiti|Haitian|Wilner;Jean-Robert;Fritznel;Dieudonné;Évens|Marie Lourde;Guerda;Rose-Laure;Mirlande|Saint-Fleur;Désir;Pierre-Louis;Joseph;Mondésir;Cadet;Toussaint|Jérémie;Hinche;Petit-Goâve|+509 3### ####|R#######|NIF ###-###-###-#
jamaica|Jamaica|Jamaican|Delroy;Oshane;Everton;Fitzroy|Shantoya;Marcia;Nadine;Keisha-Ann|Bogle;Pinnock;Clacken;Wint;Hylton;Golding-Reid|Savanna-la-Mar;Port Antonio;May Pen|876-###-####|A#######|TRN ###-###-###
trinidad|Trinidad and Tobago|Trinidadian|Kerwin;Anil;Akeem|Shivana;Kizzy;Roxanne|Ramkissoon;Baboolal;Granger;Seepersad|San Fernando;Princes Town|868-###-####|TB######|ID ###########
guyana|Guyana|Guyanese|Rohan;Mahendra;Compton|Bibi Shaleema;Vidya;Onica|Persaud-Lall;Hardowar;Khan;Budhram|Anna Regina;Linden|+592 ### ####|R######|ID #########
china|People's Republic of China|Chinese|Zhiqiang;Guohua;Ming;Jinbiao;Wei|Xiumei;Lihua;Meizhen;An|Zheng;Lin;Ou;Shi;Xue;Dong;Weng;Gao|Changle, Fujian;Wenzhou;Fuqing;Taishan|+86 13# #### ####|E########|RIC 3501##19####0#####|family
korea|South Korea|Korean|Jae-hyun;Sung Min;Young-ho|Mi-kyung;Eun Hye;Soon-ja|Baek;Noh;Yoo;Seo;Ahn;Bong|Daegu;Mokpo;Cheongju|+82 10-####-####|M########|RRN ######-#######|family
vietnam|Vietnam|Vietnamese|Văn Hùng;Quốc Bảo;Long;Minh Trí|Thị Hạnh;Ngọc Lan;Bích Thủy|Nguyễn;Đặng;Huỳnh;Trương;Lý;Đỗ|Vinh Long;Hải Phòng;Đồng Hới|+84 9# ### ####|C#######|CCCD ############|family
philippines|Philippines|Filipino|Rodel;Reynante;Jun-jun;Crisanto|Marivic;Lovely Joy;Analiza;Girlie|Dimaculangan;Macaraeg;Catacutan;Bantay;Tumulak;de Guzman|Batangas City;Iligan;Tarlac|+63 917 ### ####|P#######A|PSN ####-####-####
india|India|Indian|Harjinder;Gurpreet;Jaspal;Nirmal|Balwinder;Rajwant;Manjit;Simran|Singh Dhaliwal;Kaur Sandhu;Grewal;Bajwa;Aulakh|Jalandhar;Moga, Punjab;Karnal|+91 98### #####|Z#######|Aadhaar #### #### ####
tamil|Sri Lanka|Sri Lankan|Sivakumaran;Thevarajah;Murugan|Kamalini;Thavamalar;Selvi|Kandasamy;Ponnambalam;Nadarajah;|Jaffna;Vavuniya;Batticaloa|+94 77 ### ####|N#######|NIC #########V
bangladesh|Bangladesh|Bangladeshi|Md. Rafiqul;Shahin;Abul Kalam;Mizanur|Mst. Rehana;Salma;Nasima|Talukder;Howlader;Miah;Begum;Sarker;Uddin|Sylhet;Noakhali;Sandwip|+880 17## ######|BX#######|NID ##########
pakistan|Pakistan|Pakistani|Ghulam Abbas;Shahbaz;Tariq Mehmood|Nasreen;Shazia;Kulsoom Bibi|Cheema;Warraich;Bhatti;Qureshi;Khattak|Gujrat;Mandi Bahauddin;Mingora|+92 300 #######|AB#######|CNIC #####-#######-#
nepal|Nepal|Nepali|Dil Bahadur;Pasang;Bikram|Sunita;Dolma;Maya|Gurung;Tamang;Lama Sherpa;Thapa Magar|Pokhara;Jomsom;Dharan|+977 98########|0#######|cit. no. ##-##-##-#####
afghanistan|Afghanistan|Afghan|Najibullah;Mohammad Daud;Zmarai;Esmatullah|Fereshta;Shukria;Zarghona|;Stanekzai;Noorzai;Wardak;Habibi|Jalalabad;Khost;Mazar-i-Sharif|+93 70 ### ####|P########|tazkira ########
iran|Iran|Iranian|Behrouz;Kamyar;Ardeshir|Mahnaz;Shirin;Golnar|Khodadadi;Farrokhzad-Azar;Tehrani;Pourmand|Kermanshah;Shiraz;Rasht|+98 912 ### ####|K########|shenasnameh ##########
egypt|Egypt|Egyptian|Abanoub;Hany Girgis;Mahmoud el-Sayed|Mariam;Doaa;Hoda|Boutros;Abdel-Malek;El Shazly;Tawfik|Assiut;Minya;Tanta|+20 10########|A########|NID ##############
yemen|Yemen|Yemeni|Abdulqawi;Saleh;Mutahar|Afrah;Taqwa;Nabila|Al-Jahmi;Saif Nasher;al-Maqaleh;Obad|Ibb;Taiz;Rada'a|+967 77# ### ###|0########|ID ###########
syria|Syria|Syrian|Anas;Ghiath;Moutaz|Rasha;Hiba;Lubna|Al Homsi;Kabbani;Darwish;Bakdash|Homs;Idlib;Deir ez-Zor|+963 9## ### ###|N#########|ID ###########
nigeria|Nigeria|Nigerian|Sunday;Godspower;Chukwuemeka;Friday;Babatunde|Blessing;Patience;Ngozi;Folasade;Comfort|Okonkwo-Eze;Adebayo;Osagie;Ighodaro;Idowu|Benin City;Owerri;Ondo|+234 80# ### ####|A########|NIN ###########
ghana|Ghana|Ghanaian|Kwabena;Kofi;Nana Yaw;Emmanuel|Akosua;Abena;Gifty|Boateng;Owusu-Ansah;Asare;Tetteh|Kumasi;Techiman;Obuasi|+233 24 ### ####|G#######|Ghana Card GHA-#########-#
senegal|Senegal|Senegalese|Serigne Mbacké;Cheikh;Modou;El Hadji|Ndèye;Astou;Fatou Binetou|Diouf;Gueye;Mbodj;Sow;Thiam|Touba;Louga;Kaolack|+221 77 ### ## ##|A########|CNI # ### #### #####
guinea|Guinea|Guinean|Mamadou Alpha;Thierno;Ibrahima Sory|Hadja;Mariama Kesso;Oumou|Bah;Diallo;Barry;Sylla|Labé;Pita;Mamou|+224 62# ## ## ##|R#######|ID ##########
ethiopia|Ethiopia|Ethiopian|Getachew;Tewodros;Dawit;Abebe|Tigist;Selamawit;Meseret|Wolde-Mariam;Kebede;Gebre;Alemu;|Gondar;Dessie;Bahir Dar|+251 91 ### ####|EP#######|ID ######
cameroon|Cameroon|Cameroonian|Achille;Tanyi;Bertrand;Ernest|Clotilde;Ngum;Solange|Ngwa Fon;Tabe;Mbarga;Nchinda|Bamenda;Kumba;Bafoussam|+237 6## ## ## ##|0#######|CNI #########
somalia|Somalia|Somali|Abdirahman;Liban;Mohamed Nur|Hodan;Fadumo;Ifrah|Warsame;Hirsi;Jama;Guled Farah|Kismayo;Baidoa|+252 61 #######|P########|ID ########
russia|Russia|Russian|Gennady;Rustam;Arkady Lvovich|Lyudmila;Zarina;Oksana|Bezrukov;Kuzmin;Vorontsova;Akhmetov|Saratov;Makhachkala;Tver|+7 917 ### ## ##|7# #######|passport int. #### ######
ukraine|Ukraine|Ukrainian|Taras;Bohdan;Ostap|Halyna;Solomiya;Iryna|Kovalenko;Shevchuk;Pryima;Zabolotny|Ternopil;Chernivtsi;Uzhhorod|+380 67 ### ####|FA######|РНОКПП ##########
poland|Poland|Polish|Zbigniew;Łukasz;Sławomir|Grażyna;Bożena;Wiesława|Wójcik;Brzęczyszczykiewicz;Żak;Gałązka|Łomża;Rzeszów;Nowy Sącz|+48 60# ### ###|EM#######|PESEL ###########
albania|Albania|Albanian|Gjergj;Besnik;Ylli|Drita;Vjollca;Shpresa|Hoxhaj;Gjoni;Çela;Prifti|Shkodër;Fier;Kukës|+355 69 ### ####|BA#######|NID J########L
romania|Romania|Romanian|Vasile;Dănuț;Ionel|Rodica;Crenguța;Florentina|Ungureanu;Lăcătuș;Stănescu;Cîmpeanu|Bacău;Suceava;Tulcea|+40 74# ### ###|0########|CNP #############
turkey|Turkey|Turkish|Ümit;Çağatay;Gökhan|Gülşen;Şengül;Nurcan|Yıldırım;Öztürk;Karagöz;Ağaoğlu|Giresun;Yozgat;Şanlıurfa|+90 53# ### ## ##|U########|TC ###########
uzbekistan|Uzbekistan|Uzbek|Ulugbek;Sherzod;Jamshid|Dilnoza;Gulchehra;Nargiza|Rakhimov;Yuldasheva;Tursunov|Samarkand;Urgench|+998 90 ### ## ##|AA#######|PINFL ##############
indonesia|Indonesia|Indonesian|Suharyanto;Slamet;Agus|Sulastri;Wahyuningsih;Kartini|;;Situmorang;Sihombing|Surabaya;Kediri;Pematangsiantar|+62 812-####-####|B#######|NIK ################
burma|Burma|Burmese|Kyaw Zin Oo;Thant Htet;Aung|Khin Mar;Ei Phyu;Hnin|;;|Sittwe;Mawlamyine;Kalay|+95 9 ### ### ###|MC######|NRC 7/LLLLLL(N)######
english-words|Belize|Belizean|Will;Rich;Royal;Justice;Noble;Major|Hope;Summer;Mercy;Prudence;Virginia;April|Price;Moon;Law;Bond;Court;Field;March;Day;Ladder;Wells|Dangriga;Orange Walk|+501 6##-####|P######|SSB #########
places|Liberia|Liberian|Jordan;Chester;Boston;Israel|Florence;Asia;Kenya;Carolina|Paris;London;Holland;Troy;Lincoln;Albany|Monrovia;Buchanan|+231 77 ### ####|L#######|NIR ############
months|Costa Rica|Costa Rican|Julio;Domingo;Marcial|Abril;Julia Augusta;Mayra|Mayo;Abril Solís;Marzo;Viernes;Enero|Limón;Liberia, Guanacaste|+506 #### ####|A######|cédula #-####-####
"""


def _row(text: str) -> Origin:
    return Origin(*text.split("|"))


ORIGINS = tuple(_row(line) for line in _ROWS.strip().splitlines())
