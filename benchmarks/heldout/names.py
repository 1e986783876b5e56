"""Names written by hand: origin, sex, given names, family names. No list of samples/ was looked at."""

from __future__ import annotations

# origin: (country, nationality word, places of birth, women, men, family names; * = family name comes first in use)
ORIGINS: dict[str, tuple[str, str, str, str, str, str]] = {
    "Mexico-Oaxaca": ("Mexico", "Mexican", "Tlaxiaco, Oaxaca|Huajuapan de León, Oaxaca", "Eufrosina Itzel|Ma. del Refugio|Yesenia", "Eleuterio|Crisóforo|José Ángel|Uriel", "Xochihua Tecuapetla|Ñuñuma Bautista|De la O Cruz|Ceballos Ochoa|Tlatelpa"),
    "Guatemala-Maya": ("Guatemala", "Guatemalan", "Nebaj, Quiché|San Juan Ixcoy, Huehuetenango", "Micaela|Juana Tumax|Catarina Feliza", "Baltazar|Pascual Diego|Gaspar", "Cedillo Brito|Ixcoy Raymundo|Tzoc Us|Chocooj Caal|Tambriz Guarchaj"),
    "Honduras": ("Honduras", "Honduran", "La Ceiba, Atlántida|Juticalpa, Olancho", "Keydi Suyapa|Dunia Lizeth|Fany", "Selvin Noel|Wilmer Adonay|Olvin", "Zúniga Paz|Euceda|Matute Lobo|Bonilla Rubí|Norales"),
    "El Salvador": ("El Salvador", "Salvadoran", "Usulután|Chalatenango", "Morena Guadalupe|Krissia|Blanca Azucena", "Nelson Balmore|Rutilio|Amílcar", "Argueta Portillo|Amaya Sorto|Iraheta|Chicas Luna"),
    "Ecuador-Kichwa": ("Ecuador", "Ecuadorian", "Cañar|Gualaceo, Azuay", "Nube del Rocío|Zoila Mercedes|Digna", "Segundo Manuel|Ángel Polibio|Klever", "Guamán Quizhpi|Tenesaca Lliguichuzhca|Chimborazo Paucar|Zhagui|Morocho Pinguil"),
    "Dominican Republic": ("Dominican Republic", "Dominican", "San Francisco de Macorís|Baní", "Yokasta|Altagracia Mercedes|Wendy Esther", "Rafelito|Juan de Dios|Starlin", "De los Santos Frías|Peguero|Abreu Tejada|Encarnación|Polanco"),
    "Brazil": ("Brazil", "Brazilian", "Governador Valadares, Minas Gerais|Ipatinga, MG", "Thayná Cristina|Rosilene|Jussara", "Wanderley|Gleidson|João Batista", "de Souza Figueiredo|Lacerda|dos Anjos Pimenta|Quintão"),
    "Haiti": ("Haiti", "Haitian", "Gonaïves|Les Cayes", "Mirlande|Roseline Guerda|Nadège", "Wilner|Jean-Robert|Frantzy", "Petit-Frère|Dorcély|Saint-Hilaire|Toussaint Exumé|Jean-Louis"),
    "Jamaica": ("Jamaica", "Jamaican", "Mandeville, Manchester|Spanish Town", "Shanique|Precious Althea|Grace", "Delroy|Omari|Prince Anthony", "Blackwood|Clunis|Whyte|Bogle|Rich"),
    "Colombia": ("Colombia", "Colombian", "Buenaventura|Soacha", "Luz Dary|Yuri Andrea|Sol Ángela", "Hernán Darío|Jhon Fredy|Libardo", "Mosquera Riascos|Quiñones Angulo|Tabares|Henao Useche"),
    "China-Fujian": ("China", "Chinese", "Changle, Fujian|Lianjiang", "Meiyu|Xiuqin|Yan Fang", "Guoqiang|Zhenhua|Long", "Zheng*|Ou*|Lin*|Xue*|Weng*"),
    "Korea": ("South Korea", "Korean", "Daegu|Incheon", "Eun-ji|Hye Sook|Mi Kyung", "Sung-min|Dong Wook|Tae Hyun", "Noh*|Bae*|Ahn*|Seok*"),
    "Vietnam": ("Vietnam", "Vietnamese", "Hai Phong|Nghe An", "Thi Bich Ngoc|Thi Thu|Kim Hoa", "Van Duc|Quoc Bao|Huu Phuoc", "Nguyen*|Dang*|Luong*|Vo*"),
    "India-Gujarat": ("India", "Indian", "Mehsana, Gujarat|Anand", "Hetalben|Kokilaben|Jignasha", "Bhaveshkumar|Dineshbhai|Mehul", "Patel|Chaudhari|Prajapati|Vyas"),
    "India-Punjab": ("India", "Indian", "Jalandhar, Punjab|Kapurthala", "Harpreet Kaur|Sukhwinder Kaur|Manjit", "Gurjant Singh|Lakhwinder|Parmjit Singh", "Dhaliwal|Gill|Sandhu|Multani"),
    "Bangladesh": ("Bangladesh", "Bangladeshi", "Noakhali|Sylhet", "Mst. Shahnaz|Rokeya|Nasrin Akter", "Md. Abul Kalam|Shafiqul|Delwar", "Bhuiyan|Miah|Talukder|Howlader"),
    "Yemen": ("Yemen", "Yemeni", "Ibb|Radaa", "Amat al-Rahman|Bushra|Fawzia", "Abdulwali|Mutahar|Saddam", "Al-Jabri|Bin Mohsen|Alqubati|Nagi Saleh"),
    "Egypt": ("Egypt", "Egyptian", "Mansoura|Sohag", "Mariam|Nermine|Hoda", "Mina Girgis|Abanoub|Hossam", "Abdelmalak|Boutros|El-Sayed|Tawadros"),
    "Nigeria": ("Nigeria", "Nigerian", "Benin City|Onitsha", "Ngozi Blessing|Folasade|Osarugue", "Chukwuemeka|Babatunde|Sunday Efosa", "Okonkwo-Eze|Adegbite|Osagie|Friday|Nwachukwu"),
    "Ghana": ("Ghana", "Ghanaian", "Kumasi|Techiman", "Akosua|Mercy Adwoa|Esther", "Kwabena|Yaw Osei|Prosper", "Boateng-Mensah|Asantewaa|Quaye|Frimpong"),
    "Guinea": ("Guinea", "Guinean", "Labé|Kankan", "Fatoumata Binta|Hadja|Mariama", "Thierno Amadou|Alpha Oumar|Mamadou Saliou", "Diallo|Barry|Sow|Bah"),
    "Ethiopia": ("Ethiopia", "Ethiopian", "Gondar|Dessie", "Tigist|Hiwot|Meseret", "Biruk|Yohannes|Getachew", "Woldemariam|Tesfaye|Gebreyesus|Alemu"),
    "Ukraine": ("Ukraine", "Ukrainian", "Chernivtsi|Ternopil", "Oksana|Svitlana|Nadiia", "Bohdan|Yaroslav|Taras", "Kryvonos|Shevchuk|Hnatiuk|Zavhorodnia"),
    "Georgia": ("Georgia", "Georgian", "Kutaisi|Zugdidi", "Nino|Lali|Tsitsino", "Giorgi|Zviad|Levan", "Kvaratskhelia|Tsiklauri|Japaridze|Gogoladze"),
    "Albania": ("Albania", "Albanian", "Shkodër|Vlorë", "Mirjeta|Entela|Drita", "Ardit|Besnik|Gjergj", "Hoxhaj|Marku|Përlala|Shehu"),
    "Poland": ("Poland", "Polish", "Łomża|Nowy Targ", "Bożena|Małgorzata|Halina", "Zbigniew|Wojciech|Grzegorz", "Szczepańska|Wąsik|Grzyb|Łukaszewicz"),
    "Uzbekistan": ("Uzbekistan", "Uzbek", "Samarkand|Fergana", "Dilnoza|Gulnora|Zulfiya", "Jasur|Otabek|Sherzod", "Yusupova|Rakhimov|Tursunov|Abdullaev"),
    "Philippines": ("Philippines", "Filipino", "Iloilo City|Dagupan", "Maria Liezl|Jocelyn|Baby Ruth", "Arnel|Crisanto|Rommel", "Dimaculangan|Macaraeg|Batungbakal|Pangilinan"),
    "Nepal": ("Nepal", "Nepali", "Pokhara|Dang", "Sabitri|Pema Lhamu|Kabita", "Tek Bahadur|Mingma|Dil Prasad", "Gurung|Sherpa|Pokhrel|Adhikari"),
    "Burma-Karen": ("Burma", "Burmese", "Hpa-An|Loikaw", "Naw Paw|Hser Mu|Khin", "Saw Eh|Ko Htoo|Aung", "Htoo|Wah Paw|Moo|Say"),
}

NICK = {"José": "Pepe", "Guadalupe": "Lupe", "Altagracia": "Tatica", "Ma. del Refugio": "Cuca", "Yokasta": "Yoka", "Rafelito": "Fello", "Hernán": "Nancho", "Bohdan": "Danny", "Oksana": "Ksenia", "Małgorzata": "Gosia", "Zbigniew": "Zbyszek", "Delroy": "Bigga", "Omari": "Marz", "Guoqiang": "Jimmy", "Meiyu": "May", "Sung-min": "Steve", "Wanderley": "Wando", "Chukwuemeka": "Emeka", "Babatunde": "Tunde", "Grzegorz": "Greg"}

# Officials: some bear the family name of a protected person, some names are words.
OFFICERS = ["Karl Brandt", "Denise Whitlock", "Marcus Tillery", "Anthony Ceballos", "Shawn Gill", "Patricia Polanco", "Joseph Friday", "Erin McGlinchey", "Vincent Santangelo", "Theodore Justice", "LaToya Pettway", "Hector Abreu", "Kevin O'Shaughnessy", "Summer Price", "Ivan Marku", "Dawn Field", "Robert Whyte", "Nicole Bae", "Gregory Lin", "Samantha Key"]
JUDGES = ["Felicia Barnwell", "Howard Lipschutz", "Marisol Quiles", "Edwin Law", "Constance Park", "Jerome Tabares", "Ruth Goldenberg"]
LAWYERS = ["Naomi Feldstein", "Desmond Achebe", "Colleen Prior", "Victor Halloran", "Aisha Rahmani", "Simone Bright"]
AGENCY_COUNSEL = ["Meredith Kwan", "Paul Ostrander", "Tamika Rollins", "Gerald Fine"]

COURTS = {
    "criminal": ["Queens County Criminal Court", "Bronx Criminal Court", "New York City Criminal Court, Kings County", "Yonkers City Court", "White Plains City Court", "Nassau County First District Court", "Red Hook Community Justice Center"],
    "family": ["Queens Family Court", "Bronx County Family Court", "Kings County Family Court", "Orange County Family Court", "Suffolk County Family Court", "Albany County Family Court"],
    "supreme": ["Kings County Supreme Court", "Rockland County Courthouse", "Monroe County Hall of Justice", "Integrated Domestic Violence Court, Richmond County", "Ulster County Courthouse"],
}
STREETS = ["41-18 Judge Street, Apt. 3R", "2265 Grand Concourse #5C", "88 Peekskill Hollow Rd", "1409 Nostrand Ave, Bsmt", "317 W. 191st St., Apt 62", "64-33 Austin St Fl 2", "59 Elm Pl., Unit B", "1177 E Tremont Ave Apt 2A", "12 Locust Ln", "905 Hempstead Tpke, Rear", "73 Depew St."]
TOWNS = ["Elmhurst, NY 11373", "Bronx, NY 10458", "Peekskill, New York 10566", "Brooklyn NY 11226", "New York, NY 10040", "Rego Park, NY 11374", "Spring Valley, N.Y. 10977", "Bronx, N.Y. 10460", "Newburgh, NY 12550", "Uniondale, NY 11553"]
EMPLOYERS = ["Golden Fork Diner", "La Esquina Meat Market", "Verdi Bros. Landscaping Inc.", "Hudson Nail & Spa", "Kwik-Klean Laundromat", "Empire Scaffold Corp.", "St. Brendan's Nursing Home", "Five Star Car Wash on Jerome Ave"]
SCHOOLS = ["P.S. 89Q", "Roosevelt High School", "Little Angels Daycare", "Bronxdale Middle School", "LaGuardia Community College"]
CHURCHES = ["Iglesia Pentecostal Monte Sinaí", "Our Lady of Sorrows parish", "Masjid Al-Falah", "the Gurdwara on 118th Street", "New Covenant Tabernacle"]
HOSPITALS = ["Elmhurst Hospital", "St. Barnabas", "Jacobi Medical Center", "Montefiore Nyack"]
SHELTERS = ["Casa Amparo", "Sanctuary House of Rockland", "Violence Intervention Network of Queens", "Safe Passage Family Justice Center", "My Sisters' Haven"]
MEDIA = ["a segment on Channel 47 about her case", "the front page of El Diario", "a GoFundMe page opened by his niece", "a TikTok video with 40,000 views"]
TATTOOS = ["tattoo of a hummingbird on the left wrist", "3-inch scar above the right eyebrow", "tattoo 'Amor de Madre' on upper right arm", "burn mark on left forearm", "missing tip of right ring finger", "tattoo of praying hands, neck"]
