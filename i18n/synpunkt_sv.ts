<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv" sourcelanguage="en">
    <context>
        <name>Synpunkt</name>
        <message numerus="yes">
            <source>%n NUL character(s) in the file were replaced by “�”.</source>
            <translation>
                <numerusform>%n NUL-tecken i filen ersattes med ”�”.</numerusform>
                <numerusform>%n NUL-tecken i filen ersattes med ”�”.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n action(s)</source>
            <translation>
                <numerusform>%n åtgärd</numerusform>
                <numerusform>%n åtgärder</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) marked as told.</source>
            <translation>
                <numerusform>%n svar är markerat som återkopplat.</numerusform>
                <numerusform>%n svar är markerade som återkopplade.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) will be marked as told.</source>
            <translation>
                <numerusform>%n svar markeras som återkopplat.</numerusform>
                <numerusform>%n svar markeras som återkopplade.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n area(s)</source>
            <translation>
                <numerusform>%n yta</numerusform>
                <numerusform>%n ytor</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n area(s) between open lines</source>
            <translation>
                <numerusform>%n yta mellan öppna linjer</numerusform>
                <numerusform>%n ytor mellan öppna linjer</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n area(s) of the boundary layer could not be used and was left out (feature {ids}).</source>
            <translation>
                <numerusform>%n yta i gränslagret gick inte att använda och räknades inte (objekt {ids}).</numerusform>
                <numerusform>%n ytor i gränslagret gick inte att använda och räknades inte (objekt {ids}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n area(s) of {layer}</source>
            <translation>
                <numerusform>%n yta i {layer}</numerusform>
                <numerusform>%n ytor i {layer}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n blocked viewpoint(s) held back.</source>
            <translation>
                <numerusform>%n spärrad synpunkt hålls tillbaka.</numerusform>
                <numerusform>%n spärrade synpunkter hålls tillbaka.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) taken back.</source>
            <translation>
                <numerusform>%n ändring ångrad.</numerusform>
                <numerusform>%n ändringar ångrade.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>%n ändrad</numerusform>
                <numerusform>%n ändrade</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n closed line(s)</source>
            <translation>
                <numerusform>%n sluten linje</numerusform>
                <numerusform>%n slutna linjer</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be read</source>
            <translation>
                <numerusform>%n kunde inte läsas</numerusform>
                <numerusform>%n kunde inte läsas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n date(s) could not be read and counts as empty.</source>
            <translation>
                <numerusform>%n datum kunde inte läsas och räknas som tomt.</numerusform>
                <numerusform>%n datum kunde inte läsas och räknas som tomma.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) left</source>
            <translation>
                <numerusform>%n dag kvar</numerusform>
                <numerusform>%n dagar kvar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n dialogue table(s)</source>
            <translation>
                <numerusform>%n dialogbord</numerusform>
                <numerusform>%n dialogbord</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n empty segment(s).</source>
            <translation>
                <numerusform>%n tom sträcka.</numerusform>
                <numerusform>%n tomma sträckor.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n feature(s) without key or geometry are left out.</source>
            <translation>
                <numerusform>%n objekt utan nyckel eller geometri är inte med.</numerusform>
                <numerusform>%n objekt utan nyckel eller geometri är inte med.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) that rows name are no pictures and were left aside.</source>
            <translation>
                <numerusform>%n fil som rader nämner är ingen bild och lämnades åt sidan.</numerusform>
                <numerusform>%n filer som rader nämner är inga bilder och lämnades åt sidan.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s).</source>
            <translation>
                <numerusform>%n träff.</numerusform>
                <numerusform>%n träffar.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n group(s) say nearly the same.</source>
            <translation>
                <numerusform>%n grupp säger nästan samma sak.</numerusform>
                <numerusform>%n grupper säger nästan samma sak.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n handover(s) followed up.</source>
            <translation>
                <numerusform>%n överlämning är uppföljd.</numerusform>
                <numerusform>%n överlämningar är uppföljda.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hatch(es)</source>
            <translation>
                <numerusform>%n skraffering</numerusform>
                <numerusform>%n skrafferingar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in open edits</source>
            <translation>
                <numerusform>%n i öppen redigering</numerusform>
                <numerusform>%n i öppen redigering</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n invalid area(s) in the boundary layer was repaired for the count (feature {ids}).</source>
            <translation>
                <numerusform>%n ogiltig yta i gränslagret lagades för räkningen (objekt {ids}).</numerusform>
                <numerusform>%n ogiltiga ytor i gränslagret lagades för räkningen (objekt {ids}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n lack an answer ({numbers})</source>
            <translation>
                <numerusform>%n saknar svar ({numbers})</numerusform>
                <numerusform>%n saknar svar ({numbers})</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n lie(s) outside the map.</source>
            <translation>
                <numerusform>%n ligger utanför kartan.</numerusform>
                <numerusform>%n ligger utanför kartan.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n loose</source>
            <translation>
                <numerusform>%n lös</numerusform>
                <numerusform>%n lösa</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n loose tie(s)</source>
            <translation>
                <numerusform>%n lös koppling</numerusform>
                <numerusform>%n lösa kopplingar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n meeting(s)</source>
            <translation>
                <numerusform>%n möte</numerusform>
                <numerusform>%n möten</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more agreed</source>
            <translation>
                <numerusform>%n till höll med</numerusform>
                <numerusform>%n till höll med</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more occasion(s)</source>
            <translation>
                <numerusform>Övrigt %n tillfälle</numerusform>
                <numerusform>Övriga %n tillfällen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more theme(s)</source>
            <translation>
                <numerusform>Övrigt %n tema</numerusform>
                <numerusform>Övriga %n teman</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more without a place.</source>
            <translation>
                <numerusform>%n till utan plats.</numerusform>
                <numerusform>%n till utan plats.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n ny</numerusform>
                <numerusform>%n nya</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new text(s) seem to hold a personal number, a telephone number or an e-mail address; look at them before anything is handed out.</source>
            <translation>
                <numerusform>%n ny text verkar innehålla ett personnummer, ett telefonnummer eller en e-postadress. Titta på den innan något lämnas ut.</numerusform>
                <numerusform>%n nya texter verkar innehålla personnummer, telefonnummer eller e-postadresser. Titta på dem innan något lämnas ut.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new tie(s).</source>
            <translation>
                <numerusform>%n ny koppling.</numerusform>
                <numerusform>%n nya kopplingar.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new viewpoint(s)</source>
            <translation>
                <numerusform>%n ny synpunkt</numerusform>
                <numerusform>%n nya synpunkter</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n number(s) had no room.</source>
            <translation>
                <numerusform>%n nummer fick inte plats.</numerusform>
                <numerusform>%n nummer fick inte plats.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n object(s) of the boundary layer that are neither an area nor a closed line was left out (feature {ids}).</source>
            <translation>
                <numerusform>%n objekt i gränslagret är varken en yta eller en sluten linje och räknades inte (objekt {ids}).</numerusform>
                <numerusform>%n objekt i gränslagret är varken ytor eller slutna linjer och räknades inte (objekt {ids}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n occasion(s)</source>
            <translation>
                <numerusform>%n tillfälle</numerusform>
                <numerusform>%n tillfällen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n occasion(s) that follow it</source>
            <translation>
                <numerusform>%n tillfälle som följer på det</numerusform>
                <numerusform>%n tillfällen som följer på det</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of the store's safeguards (triggers) are missing or changed; “Upgrade” puts them back.</source>
            <translation>
                <numerusform>%n av databasens skydd (triggrar) saknas eller är ändrat. ”Uppgradera” återställer det.</numerusform>
                <numerusform>%n av databasens skydd (triggrar) saknas eller är ändrade. ”Uppgradera” återställer dem.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n older version(s) of an object left out.</source>
            <translation>
                <numerusform>%n äldre version av ett objekt togs inte med.</numerusform>
                <numerusform>%n äldre versioner av objekt togs inte med.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n original text(s) could not be kept, as the restricted file is missing.</source>
            <translation>
                <numerusform>%n ursprunglig text kunde inte sparas, eftersom den skyddade filen saknas.</numerusform>
                <numerusform>%n ursprungliga texter kunde inte sparas, eftersom den skyddade filen saknas.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other occasion(s)</source>
            <translation>
                <numerusform>%n annat tillfälle</numerusform>
                <numerusform>%n andra tillfällen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other row(s) new, changed or removed</source>
            <translation>
                <numerusform>%n annan rad ny, ändrad eller borttagen</numerusform>
                <numerusform>%n andra rader nya, ändrade eller borttagna</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other theme(s)</source>
            <translation>
                <numerusform>Övrigt: %n tema</numerusform>
                <numerusform>Övriga %n teman</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n part(s) changed.</source>
            <translation>
                <numerusform>%n del är ändrad.</numerusform>
                <numerusform>%n delar är ändrade.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n part(s) have been removed from the store and were not brought back.</source>
            <translation>
                <numerusform>%n del har tagits bort ur databasen och togs inte in på nytt.</numerusform>
                <numerusform>%n delar har tagits bort ur databasen och togs inte in på nytt.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n part(s) that are gone were removed.</source>
            <translation>
                <numerusform>%n del som inte finns kvar togs bort.</numerusform>
                <numerusform>%n delar som inte finns kvar togs bort.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n part(s) were in the store already.</source>
            <translation>
                <numerusform>%n del fanns redan i databasen.</numerusform>
                <numerusform>%n delar fanns redan i databasen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s)</source>
            <translation>
                <numerusform>%n deltagare</numerusform>
                <numerusform>%n deltagare</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s)</source>
            <translation>
                <numerusform>%n foto</numerusform>
                <numerusform>%n foton</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s) came along.</source>
            <translation>
                <numerusform>%n foto följde med.</numerusform>
                <numerusform>%n foton följde med.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s) left out: they are not marked as public.</source>
            <translation>
                <numerusform>%n foto har utelämnats: det är inte markerat som offentligt.</numerusform>
                <numerusform>%n foton har utelämnats: de är inte markerade som offentliga.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s) put in their place.</source>
            <translation>
                <numerusform>%n foto lades på sin plats.</numerusform>
                <numerusform>%n foton lades på sin plats.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s) removed.</source>
            <translation>
                <numerusform>%n foto togs bort.</numerusform>
                <numerusform>%n foton togs bort.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s) that rows name were not found. Give the folder where they lie.</source>
            <translation>
                <numerusform>%n foto som rader nämner hittades inte. Ange mappen där de ligger.</numerusform>
                <numerusform>%n foton som rader nämner hittades inte. Ange mappen där de ligger.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) on the map.</source>
            <translation>
                <numerusform>%n plats på kartan.</numerusform>
                <numerusform>%n platser på kartan.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n plan(s)</source>
            <translation>
                <numerusform>%n plan</numerusform>
                <numerusform>%n planer</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n planned route(s) were left aside, since the way was tracked.</source>
            <translation>
                <numerusform>%n planerad rutt lämnades därhän, eftersom vägen är inspelad.</numerusform>
                <numerusform>%n planerade rutter lämnades därhän, eftersom vägen är inspelad.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n point(s) without a usable place.</source>
            <translation>
                <numerusform>%n punkt utan användbar plats.</numerusform>
                <numerusform>%n punkter utan användbar plats.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n proposal(s) accepted.</source>
            <translation>
                <numerusform>%n förslag godtogs.</numerusform>
                <numerusform>%n förslag godtogs.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n provision(s) along lines or at points: no areas, so left out.</source>
            <translation>
                <numerusform>%n bestämmelse längs en linje eller i en punkt är ingen yta och togs inte med.</numerusform>
                <numerusform>%n bestämmelser längs linjer eller i punkter är inga ytor och togs inte med.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n provision(s) without an area of their own.</source>
            <translation>
                <numerusform>%n bestämmelse utan egen yta.</numerusform>
                <numerusform>%n bestämmelser utan egen yta.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n reshaped</source>
            <translation>
                <numerusform>%n med ändrad form</numerusform>
                <numerusform>%n med ändrad form</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) below the table have one cell only ({numbers}). Look whether they are viewpoints or notes.</source>
            <translation>
                <numerusform>%n rad under tabellen har bara en cell ({numbers}). Se efter om den är en synpunkt eller en anteckning.</numerusform>
                <numerusform>%n rader under tabellen har bara en cell ({numbers}). Se efter om de är synpunkter eller anteckningar.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) copied to {name}.</source>
            <translation>
                <numerusform>%n rad kopierad till {name}.</numerusform>
                <numerusform>%n rader kopierade till {name}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) could not be read.</source>
            <translation>
                <numerusform>%n rad kunde inte läsas.</numerusform>
                <numerusform>%n rader kunde inte läsas.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) could not be used.</source>
            <translation>
                <numerusform>%n rad kunde inte användas.</numerusform>
                <numerusform>%n rader kunde inte användas.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have a category that is no theme of ours; it was kept as the source's category.</source>
            <translation>
                <numerusform>%n rad har en kategori som inte är något av våra teman; den sparades som källans kategori.</numerusform>
                <numerusform>%n rader har en kategori som inte är något av våra teman; den sparades som källans kategori.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have coordinates that are no degrees and came in without a place; choose the coordinate system that they are in.</source>
            <translation>
                <numerusform>%n rad har koordinater som inte är grader och kom in utan plats; välj det koordinatsystem som de är i.</numerusform>
                <numerusform>%n rader har koordinater som inte är grader och kom in utan plats; välj det koordinatsystem som de är i.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have coordinates that are no place on earth in the coordinate system and came in without a place.</source>
            <translation>
                <numerusform>%n rad har koordinater som inte finns på jorden i koordinatsystemet och kom in utan plats.</numerusform>
                <numerusform>%n rader har koordinater som inte finns på jorden i koordinatsystemet och kom in utan plats.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have coordinates that can't be read and came in without a place.</source>
            <translation>
                <numerusform>%n rad har koordinater som inte kan läsas och kom in utan plats.</numerusform>
                <numerusform>%n rader har koordinater som inte kan läsas och kom in utan plats.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have coordinates that look like degrees, though the coordinate system counts in metres; check the coordinate system.</source>
            <translation>
                <numerusform>%n rad har koordinater som ser ut som grader, fast koordinatsystemet räknar i meter; kontrollera koordinatsystemet.</numerusform>
                <numerusform>%n rader har koordinater som ser ut som grader, fast koordinatsystemet räknar i meter; kontrollera koordinatsystemet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have one place in the answer and another in its latitude and longitude columns; the answer was used.</source>
            <translation>
                <numerusform>%n rad har en plats i svaret och en annan i kolumnerna för latitud och longitud; svaret användes.</numerusform>
                <numerusform>%n rader har en plats i svaret och en annan i kolumnerna för latitud och longitud; svaret användes.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have the coordinates 0, 0 and came in without a place.</source>
            <translation>
                <numerusform>%n rad har koordinaterna 0, 0 och kom in utan plats.</numerusform>
                <numerusform>%n rader har koordinaterna 0, 0 och kom in utan plats.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have the northing in x and the easting in y; they were swapped.</source>
            <translation>
                <numerusform>%n rad har nordkoordinaten i x och östkoordinaten i y; de byttes.</numerusform>
                <numerusform>%n rader har nordkoordinaten i x och östkoordinaten i y; de byttes.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) in {table} have a code in {column} that the code table lacks.</source>
            <translation>
                <numerusform>%n rad i {table} har en kod i {column} som inte finns i kodtabellen.</numerusform>
                <numerusform>%n rader i {table} har en kod i {column} som inte finns i kodtabellen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) lie far from the area that the store's coordinate system is meant for; check the coordinate system.</source>
            <translation>
                <numerusform>%n rad ligger långt från det område som databasens koordinatsystem är avsett för; kontrollera koordinatsystemet.</numerusform>
                <numerusform>%n rader ligger långt från det område som databasens koordinatsystem är avsett för; kontrollera koordinatsystemet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) lie outside the area that the coordinate system is meant for; check the coordinate system.</source>
            <translation>
                <numerusform>%n rad ligger utanför det område som koordinatsystemet är till för; kontrollera koordinatsystemet.</numerusform>
                <numerusform>%n rader ligger utanför det område som koordinatsystemet är till för; kontrollera koordinatsystemet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) occur once more in the file, with the same number and content.</source>
            <translation>
                <numerusform>%n rad finns en gång till i filen, med samma nummer och innehåll.</numerusform>
                <numerusform>%n rader finns en gång till i filen, med samma nummer och innehåll.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) of the boundary layer without geometry was left out (feature {ids}).</source>
            <translation>
                <numerusform>%n rad utan geometri i gränslagret räknades inte (objekt {ids}).</numerusform>
                <numerusform>%n rader utan geometri i gränslagret räknades inte (objekt {ids}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) of {layer} without a shape left out.</source>
            <translation>
                <numerusform>%n rad i {layer} utan form togs inte med.</numerusform>
                <numerusform>%n rader i {layer} utan form togs inte med.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) removed for good.</source>
            <translation>
                <numerusform>%n rad är borttagen för gott.</numerusform>
                <numerusform>%n rader är borttagna för gott.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) would be removed for good.</source>
            <translation>
                <numerusform>%n rad skulle tas bort för gott.</numerusform>
                <numerusform>%n rader skulle tas bort för gott.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n saved</source>
            <translation>
                <numerusform>%n sparad</numerusform>
                <numerusform>%n sparade</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n severity value(s) could not be read and counts as empty.</source>
            <translation>
                <numerusform>%n värde för allvar kunde inte läsas och räknas som tomt.</numerusform>
                <numerusform>%n värden för allvar kunde inte läsas och räknas som tomma.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stop(s)</source>
            <translation>
                <numerusform>%n stopp</numerusform>
                <numerusform>%n stopp</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stop(s) of a later walk</source>
            <translation>
                <numerusform>%n stopp på en senare vandring</numerusform>
                <numerusform>%n stopp på en senare vandring</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n text(s) not looked through</source>
            <translation>
                <numerusform>%n ogranskad text</numerusform>
                <numerusform>%n ogranskade texter</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tie(s) hold.</source>
            <translation>
                <numerusform>%n koppling stämmer.</numerusform>
                <numerusform>%n kopplingar stämmer.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tie(s) removed. No rule makes them again.</source>
            <translation>
                <numerusform>%n koppling borttagen. Ingen regel gör om den.</numerusform>
                <numerusform>%n kopplingar borttagna. Ingen regel gör om dem.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tie(s) to {part} removed. No rule makes them again.</source>
            <translation>
                <numerusform>%n koppling till {part} togs bort. Regeln gör inte om den.</numerusform>
                <numerusform>%n kopplingar till {part} togs bort. Regeln gör inte om dem.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tie(s) wait for a decision: accept or remove them first.</source>
            <translation>
                <numerusform>%n koppling väntar på beslut: godta eller ta bort den först.</numerusform>
                <numerusform>%n kopplingar väntar på beslut: godta eller ta bort dem först.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tie(s) were there already.</source>
            <translation>
                <numerusform>%n koppling fanns redan.</numerusform>
                <numerusform>%n kopplingar fanns redan.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tied: {relations}.</source>
            <translation>
                <numerusform>%n kopplad: {relations}.</numerusform>
                <numerusform>%n kopplade: {relations}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s) that can't be right.</source>
            <translation>
                <numerusform>%n tid som inte kan stämma.</numerusform>
                <numerusform>%n tider som inte kan stämma.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to a part with another shape</source>
            <translation>
                <numerusform>%n med ändrad form</numerusform>
                <numerusform>%n med ändrad form</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to complete</source>
            <translation>
                <numerusform>%n att komplettera</numerusform>
                <numerusform>%n att komplettera</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n track(s) without a line.</source>
            <translation>
                <numerusform>%n spår utan linje.</numerusform>
                <numerusform>%n spår utan linje.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unchanged</source>
            <translation>
                <numerusform>%n oförändrad</numerusform>
                <numerusform>%n oförändrade</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) changed in both stores wait for a decision.</source>
            <translation>
                <numerusform>%n värde som ändrats i båda databaserna väntar på beslut.</numerusform>
                <numerusform>%n värden som ändrats i båda databaserna väntar på beslut.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) of {field} can't be read and were left out ({examples}).</source>
            <translation>
                <numerusform>%n värde i {field} kan inte läsas och utelämnades ({examples}).</numerusform>
                <numerusform>%n värden i {field} kan inte läsas och utelämnades ({examples}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) that you had changed yourself were kept, though the source has changed too.</source>
            <translation>
                <numerusform>%n värde som du själv har ändrat står kvar, fast källan också har ändrats.</numerusform>
                <numerusform>%n värden som du själv har ändrat står kvar, fast källan också har ändrats.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s)</source>
            <translation>
                <numerusform>%n synpunkt</numerusform>
                <numerusform>%n synpunkter</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) about order held back.</source>
            <translation>
                <numerusform>%n synpunkt om ordning hålls tillbaka.</numerusform>
                <numerusform>%n synpunkter om ordning hålls tillbaka.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) and their answers</source>
            <translation>
                <numerusform>%n synpunkt och dess svar</numerusform>
                <numerusform>%n synpunkter och deras svar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) from the police held back.</source>
            <translation>
                <numerusform>%n synpunkt från polisen hålls tillbaka.</numerusform>
                <numerusform>%n synpunkter från polisen hålls tillbaka.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) handed over to {party}.</source>
            <translation>
                <numerusform>%n synpunkt är överlämnad till {party}.</numerusform>
                <numerusform>%n synpunkter är överlämnade till {party}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) has coordinates that can't be used.</source>
            <translation>
                <numerusform>%n synpunkt har koordinater som inte går att använda.</numerusform>
                <numerusform>%n synpunkter har koordinater som inte går att använda.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) held back.</source>
            <translation>
                <numerusform>%n synpunkt hålls tillbaka.</numerusform>
                <numerusform>%n synpunkter hålls tillbaka.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) joined.</source>
            <translation>
                <numerusform>%n synpunkt slogs ihop.</numerusform>
                <numerusform>%n synpunkter slogs ihop.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) lack a reason ({numbers})</source>
            <translation>
                <numerusform>%n synpunkt saknar skäl ({numbers})</numerusform>
                <numerusform>%n synpunkter saknar skäl ({numbers})</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) lack an answer ({numbers})</source>
            <translation>
                <numerusform>%n synpunkt saknar svar ({numbers})</numerusform>
                <numerusform>%n synpunkter saknar svar ({numbers})</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) left out by hand, with a reason.</source>
            <translation>
                <numerusform>%n synpunkt har uteslutits för hand, med skäl.</numerusform>
                <numerusform>%n synpunkter har uteslutits för hand, med skäl.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) left out of {matter}.</source>
            <translation>
                <numerusform>%n synpunkt togs ur {matter}.</numerusform>
                <numerusform>%n synpunkter togs ur {matter}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) lie outside and are no part of this.</source>
            <translation>
                <numerusform>%n synpunkt ligger utanför och är inte med här.</numerusform>
                <numerusform>%n synpunkter ligger utanför och är inte med här.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) marked.</source>
            <translation>
                <numerusform>%n synpunkt markerad.</numerusform>
                <numerusform>%n synpunkter markerade.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) of statements from a later stage left out.</source>
            <translation>
                <numerusform>%n synpunkt ur yttranden från ett senare skede är inte med.</numerusform>
                <numerusform>%n synpunkter ur yttranden från ett senare skede är inte med.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) put into the register.</source>
            <translation>
                <numerusform>%n synpunkt antecknad i registret.</numerusform>
                <numerusform>%n synpunkter antecknade i registret.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) put into {matter}.</source>
            <translation>
                <numerusform>%n synpunkt togs med i {matter}.</numerusform>
                <numerusform>%n synpunkter togs med i {matter}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) saved.</source>
            <translation>
                <numerusform>%n synpunkt sparad.</numerusform>
                <numerusform>%n synpunkter sparade.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) stand by themselves again.</source>
            <translation>
                <numerusform>%n synpunkt står för sig själv igen.</numerusform>
                <numerusform>%n synpunkter står för sig själva igen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) tied to the plan.</source>
            <translation>
                <numerusform>%n synpunkt kopplades till planen.</numerusform>
                <numerusform>%n synpunkter kopplades till planen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) tied to {part}.</source>
            <translation>
                <numerusform>%n synpunkt kopplades till {part}.</numerusform>
                <numerusform>%n synpunkter kopplades till {part}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) to hand over</source>
            <translation>
                <numerusform>%n synpunkt att lämna över</numerusform>
                <numerusform>%n synpunkter att lämna över</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) went out without the text: it is unchecked, or holds personal data.</source>
            <translation>
                <numerusform>%n synpunkt kom med utan text: den är ogranskad eller har personuppgifter.</numerusform>
                <numerusform>%n synpunkter kom med utan text: den är ogranskad eller har personuppgifter.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) were in edits that were not saved.</source>
            <translation>
                <numerusform>%n synpunkt låg i en redigering som inte sparades.</numerusform>
                <numerusform>%n synpunkter låg i en redigering som inte sparades.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) were in the store already and keep their occasion and matters.</source>
            <translation>
                <numerusform>%n synpunkt fanns redan i databasen och behåller sitt tillfälle och sina ärenden.</numerusform>
                <numerusform>%n synpunkter fanns redan i databasen och behåller sitt tillfälle och sina ärenden.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) were known by their number and have been updated. If they come from another source, take the import back and give a profile with a “source”.</source>
            <translation>
                <numerusform>%n synpunkt kändes igen på sitt nummer och har uppdaterats. Om den kommer från en annan källa: ångra importen och ange en profil med ”source”.</numerusform>
                <numerusform>%n synpunkter kändes igen på sina nummer och har uppdaterats. Om de kommer från en annan källa: ångra importen och ange en profil med ”source”.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) with a place</source>
            <translation>
                <numerusform>%n synpunkt med plats</numerusform>
                <numerusform>%n synpunkter med plats</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) with a place lie outside the plan.</source>
            <translation>
                <numerusform>%n synpunkt med plats ligger utanför planen.</numerusform>
                <numerusform>%n synpunkter med plats ligger utanför planen.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) within {near} m of the area do not belong to the matter.</source>
            <translation>
                <numerusform>%n synpunkt inom {near} m från området hör inte till ärendet.</numerusform>
                <numerusform>%n synpunkter inom {near} m från området hör inte till ärendet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) without a place.</source>
            <translation>
                <numerusform>%n synpunkt utan plats.</numerusform>
                <numerusform>%n synpunkter utan plats.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s), joined</source>
            <translation>
                <numerusform>%n synpunkt, ihopslagen</numerusform>
                <numerusform>%n synpunkter, ihopslagna</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n walk(s)</source>
            <translation>
                <numerusform>%n vandring</numerusform>
                <numerusform>%n vandringar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with a new part proposed</source>
            <translation>
                <numerusform>%n med ny del föreslagen</numerusform>
                <numerusform>%n med ny del föreslagen</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with finds</source>
            <translation>
                <numerusform>%n med träffar</numerusform>
                <numerusform>%n med träffar</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n withdrawn viewpoint(s) in the file were left as they are.</source>
            <translation>
                <numerusform>%n borttagen synpunkt i filen lämnades som den är.</numerusform>
                <numerusform>%n borttagna synpunkter i filen lämnades som de är.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n withdrawn viewpoint(s) left out.</source>
            <translation>
                <numerusform>%n borttagen synpunkt är inte med.</numerusform>
                <numerusform>%n borttagna synpunkter är inte med.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n withdrawn viewpoint(s) was not counted.</source>
            <translation>
                <numerusform>%n borttagen synpunkt räknades inte.</numerusform>
                <numerusform>%n borttagna synpunkter räknades inte.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a place</source>
            <translation>
                <numerusform>%n utan plats</numerusform>
                <numerusform>%n utan plats</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a place.</source>
            <translation>
                <numerusform>%n utan plats.</numerusform>
                <numerusform>%n utan plats.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n word(s) removed.</source>
            <translation>
                <numerusform>%n ord togs bort.</numerusform>
                <numerusform>%n ord togs bort.</numerusform>
            </translation>
        </message>
        <message>
            <source>'On the edge' is at most 1 mm from the outline.</source>
            <translation>”På gränsen” är högst 1 mm från områdets gräns.</translation>
        </message>
        <message>
            <source>'Within {near} m' is outside, measured on the ground.</source>
            <translation>”Inom {near} m” är utanför, mätt på marken.</translation>
        </message>
        <message>
            <source>'{few}' is a number from 1 to {most}.</source>
            <translation>”{few}” är ett tal från 1 till {most}.</translation>
        </message>
        <message>
            <source>'{mark}' is held back, so that no small number can be worked out.</source>
            <translation>”{mark}” hålls tillbaka, så att inget litet tal kan räknas ut.</translation>
        </message>
        <message>
            <source>+ Filter</source>
            <translation>+ Filter</translation>
        </message>
        <message>
            <source>0: only groups that touch the plan are listed.</source>
            <translation>0: bara grupper som berör planen listas.</translation>
        </message>
        <message>
            <source>0: only viewpoints within an object are tied.</source>
            <translation>0: bara synpunkter som ligger i en del kopplas.</translation>
        </message>
        <message>
            <source>0: only what belongs to the matter is looked at.</source>
            <translation>0: bara det som hör till ärendet granskas.</translation>
        </message>
        <message>
            <source>A .gpkg file made by Synpunkt, or conn:NAME/schema for a store on a server. Empty: the one store of the project.</source>
            <translation>En .gpkg-fil som Synpunkt har skapat, eller conn:NAMN/schema för en databas på en server. Tomt: projektets enda databas.</translation>
        </message>
        <message>
            <source>A JSON file that says which column holds what. Empty: columns are recognised.</source>
            <translation>En JSON-fil som säger vad som står i vilken kolumn. Tomt: kolumnerna känns igen.</translation>
        </message>
        <message>
            <source>A circle is the viewpoints of one square of {side}.</source>
            <translation>En cirkel är synpunkterna i en ruta om {side}.</translation>
        </message>
        <message>
            <source>A click on a bar filters the list.</source>
            <translation>Ett klick på en stapel filtrerar listan.</translation>
        </message>
        <message>
            <source>A coordination number stands in the text.</source>
            <translation>Ett samordningsnummer står i texten.</translation>
        </message>
        <message>
            <source>A field package knows its occasions, matters and places itself; what was chosen of them was left aside.</source>
            <translation>Ett fältpaket vet själv sina tillfällen, ärenden och platser. Det som valdes av dem lämnades därhän.</translation>
        </message>
        <message>
            <source>A file of Word or LibreOffice whose styles, header, footer, logo and margins the document of that kind gets. What stands in its body is left out.</source>
            <translation>En fil från Word eller LibreOffice vars format, sidhuvud, sidfot, logotyp och marginaler dokumentet av det slaget får. Det som står i brödtexten kommer inte med.</translation>
        </message>
        <message>
            <source>A form to write on, with a map.</source>
            <translation>En blankett att skriva på, med karta.</translation>
        </message>
        <message>
            <source>A function, not a person, such as “Planning department”.</source>
            <translation>En funktion, inte en person, till exempel ”Planavdelningen”.</translation>
        </message>
        <message>
            <source>A given boundary</source>
            <translation>Ett angivet område</translation>
        </message>
        <message>
            <source>A line or an area partly inside is 'on the edge' too.</source>
            <translation>En sträcka eller yta som delvis ligger inom är också ”på gränsen”.</translation>
        </message>
        <message>
            <source>A link to the plan has come loose.</source>
            <translation>En koppling till planen är lös.</translation>
        </message>
        <message>
            <source>A matter needs a title.</source>
            <translation>Ett ärende behöver en rubrik.</translation>
        </message>
        <message>
            <source>A new .gpkg file, or conn:NAME/schema for a schema without tables on a server.</source>
            <translation>En ny .gpkg-fil, eller conn:NAMN/schema för ett schema utan tabeller på en server.</translation>
        </message>
        <message>
            <source>A new folder, or an empty one.</source>
            <translation>En ny mapp, eller en tom.</translation>
        </message>
        <message>
            <source>A new store keeps its places in:</source>
            <translation>Koordinatsystem för en ny databas:</translation>
        </message>
        <message>
            <source>A new viewpoint</source>
            <translation>En ny synpunkt</translation>
        </message>
        <message>
            <source>A number says how many themes (3); other arguments narrow it down as in synpunkt_count.</source>
            <translation>Ett tal säger hur många teman (3); andra argument begränsar som i synpunkt_count.</translation>
        </message>
        <message>
            <source>A number. Empty: the field severity, if there is one.</source>
            <translation>Ett tal. Tomt: fältet severity, om det finns.</translation>
        </message>
        <message>
            <source>A password must not stand in the store's address, since addresses end up in histories and logs. Use a saved connection, a service file or pgpass.</source>
            <translation>Ett lösenord får inte stå i databasens adress, eftersom adresser hamnar i historik och loggar. Använd en sparad anslutning, en servicefil eller pgpass.</translation>
        </message>
        <message>
            <source>A personal identity number stands in the text.</source>
            <translation>Ett personnummer står i texten.</translation>
        </message>
        <message>
            <source>A private person is a running number, never a name.</source>
            <translation>En privatperson är ett löpnummer, aldrig ett namn.</translation>
        </message>
        <message>
            <source>A property designation may stand in the text.</source>
            <translation>En fastighetsbeteckning kan stå i texten.</translation>
        </message>
        <message>
            <source>A quotation mark is opened but not closed.</source>
            <translation>Ett citattecken öppnas men stängs inte.</translation>
        </message>
        <message>
            <source>A receipt or an answer can't come before the handover itself.</source>
            <translation>Synpunkten kan inte vara mottagen eller besvarad före den dag den lämnades över.</translation>
        </message>
        <message>
            <source>A registration number may stand in the text.</source>
            <translation>Ett registreringsnummer kan stå i texten.</translation>
        </message>
        <message>
            <source>A row could not be written. Nothing has been changed.</source>
            <translation>En rad kunde inte skrivas. Inget har ändrats.</translation>
        </message>
        <message>
            <source>A row in {table} points at a row in {other} that is not there.</source>
            <translation>En rad i {table} pekar på en rad i {other} som inte finns.</translation>
        </message>
        <message>
            <source>A row in “{table}” points at a row in “{other}” that is not there.</source>
            <translation>En rad i ”{table}” pekar på en rad i ”{other}” som inte finns.</translation>
        </message>
        <message>
            <source>A row in “{table}” points at a row that is not there.</source>
            <translation>En rad i ”{table}” pekar på en rad som inte finns.</translation>
        </message>
        <message>
            <source>A statement belongs to a matter: create the matter first.</source>
            <translation>Ett yttrande hör till ett ärende: skapa ärendet först.</translation>
        </message>
        <message>
            <source>A store can't be imported into itself.</source>
            <translation>En databas kan inte importeras till sig själv.</translation>
        </message>
        <message>
            <source>A store can't be merged with itself.</source>
            <translation>En databas kan inte slås ihop med sig själv.</translation>
        </message>
        <message>
            <source>A store has no table called {name} to read here.</source>
            <translation>En synpunktsdatabas har ingen tabell {name} att läsa här.</translation>
        </message>
        <message>
            <source>A store of version {version} can't be upgraded by this version.</source>
            <translation>En databas av version {version} kan inte uppgraderas av den här versionen.</translation>
        </message>
        <message>
            <source>A street address stands in the text.</source>
            <translation>En gatuadress står i texten.</translation>
        </message>
        <message>
            <source>A stretch</source>
            <translation>Sträcka</translation>
        </message>
        <message>
            <source>A table: a row for each boundary, zone, theme and type.</source>
            <translation>En tabell: en rad för varje område, zon, tema och typ.</translation>
        </message>
        <message>
            <source>A telephone number stands in the text.</source>
            <translation>Ett telefonnummer står i texten.</translation>
        </message>
        <message>
            <source>A template with macros is not used.</source>
            <translation>En mall med makron används inte.</translation>
        </message>
        <message>
            <source>A text block needs a text.</source>
            <translation>Ett textblock behöver en text.</translation>
        </message>
        <message>
            <source>A viewpoint belongs to the matter if it lies inside or on the edge of its area, is tied to a part of the plan, comes from an occasion or a statement of the matter, or was added by hand.</source>
            <translation>En synpunkt hör till ärendet om den ligger inom eller på gränsen till ärendets område, är kopplad till en del av planen, kommer från ett tillfälle eller ett yttrande i ärendet, eller har lagts till för hand.</translation>
        </message>
        <message>
            <source>A viewpoint counts once in each area that it belongs to.</source>
            <translation>En synpunkt räknas en gång i varje område som den hör till.</translation>
        </message>
        <message>
            <source>A viewpoint of the letter has no text.</source>
            <translation>En av brevets synpunkter saknar text.</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Om</translation>
        </message>
        <message>
            <source>About the occasion</source>
            <translation>Om tillfället</translation>
        </message>
        <message>
            <source>About the plan</source>
            <translation>Om planen</translation>
        </message>
        <message>
            <source>About the restricted file</source>
            <translation>Om den skyddade filen</translation>
        </message>
        <message>
            <source>About the store</source>
            <translation>Om databasen</translation>
        </message>
        <message>
            <source>About this document</source>
            <translation>Om det här dokumentet</translation>
        </message>
        <message>
            <source>Accept all</source>
            <translation>Godta alla</translation>
        </message>
        <message>
            <source>Accept all proposals</source>
            <translation>Godta alla förslag</translation>
        </message>
        <message>
            <source>Accept chosen</source>
            <translation>Godta valda</translation>
        </message>
        <message>
            <source>Accept proposals</source>
            <translation>Godta förslag</translation>
        </message>
        <message>
            <source>Account</source>
            <translation>Redogörelse</translation>
        </message>
        <message>
            <source>Account of a matter</source>
            <translation>Redogörelse för ett ärende</translation>
        </message>
        <message>
            <source>Account of the dialogue</source>
            <translation>Redogörelse för dialogen</translation>
        </message>
        <message>
            <source>Account, in the matter…</source>
            <translation>Redogörelse, i ärendet…</translation>
        </message>
        <message>
            <source>Account, internal…</source>
            <translation>Redogörelse, intern…</translation>
        </message>
        <message>
            <source>Account, public…</source>
            <translation>Redogörelse, publik…</translation>
        </message>
        <message>
            <source>Account: {title}</source>
            <translation>Redogörelse: {title}</translation>
        </message>
        <message>
            <source>Accuracy (m)</source>
            <translation>Noggrannhet (m)</translation>
        </message>
        <message>
            <source>Acknowledged</source>
            <translation>Mottagen</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>Åtgärd</translation>
        </message>
        <message>
            <source>Action sheet</source>
            <translation>Åtgärdsblad</translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>Åtgärder</translation>
        </message>
        <message>
            <source>Actions and handovers</source>
            <translation>Åtgärder och överlämningar</translation>
        </message>
        <message>
            <source>Actions {number}</source>
            <translation>Åtgärder {number}</translation>
        </message>
        <message>
            <source>Actions…</source>
            <translation>Åtgärder…</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Lägg till</translation>
        </message>
        <message>
            <source>Add a party</source>
            <translation>Lägg till en part</translation>
        </message>
        <message>
            <source>Add a tally</source>
            <translation>Lägg till ett antal</translation>
        </message>
        <message>
            <source>Administrative provision</source>
            <translation>Administrativ bestämmelse</translation>
        </message>
        <message>
            <source>After a plan has been redrawn, exported again or moved to another file: says for each tie whether it holds (ok), its part has another shape (moved), another part lies at the same place and is proposed (refound), or nothing is left (loose), and marks the ties so. Shapes are compared by what they share, never by their row numbers.

With “Accept all proposals” the ties that moved or were re-found point at the parts as they are now. One operation, which can be taken back.</source>
            <translation>När en plan har ritats om, exporterats igen eller flyttats till en annan fil: säger för varje koppling om den stämmer (ok), om delen har ändrad form (moved), om en annan del ligger på samma plats och föreslås (refound) eller om inget finns kvar (loose), och märker kopplingarna så. Former jämförs efter vad de delar, aldrig efter radnummer.

Med ”Godta alla förslag” pekar kopplingarna på delarna som de är nu. Allt är en enda ändring, som kan ångras.</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Alla</translation>
        </message>
        <message>
            <source>All is removed from the store, but the photo {name} could not be: remove it by hand. ({reason})</source>
            <translation>Allt är borttaget ur databasen, men fotot {name} gick inte att ta bort: ta bort det för hand. ({reason})</translation>
        </message>
        <message>
            <source>All numbers for another program.</source>
            <translation>Alla tal, för ett annat program.</translation>
        </message>
        <message>
            <source>All of it stands in the log messages under Synpunkt.</source>
            <translation>Allt står i loggmeddelandena under Synpunkt.</translation>
        </message>
        <message>
            <source>All of the layer</source>
            <translation>Hela lagret</translation>
        </message>
        <message>
            <source>All plans</source>
            <translation>Alla planer</translation>
        </message>
        <message>
            <source>All viewpoints</source>
            <translation>Alla synpunkter</translation>
        </message>
        <message>
            <source>Also about</source>
            <translation>Även om</translation>
        </message>
        <message>
            <source>Also the photos of these viewpoints</source>
            <translation>Även dessa synpunkters foton</translation>
        </message>
        <message>
            <source>Also without a place</source>
            <translation>Även utan plats</translation>
        </message>
        <message>
            <source>Always “{value}”</source>
            <translation>Alltid ”{value}”</translation>
        </message>
        <message>
            <source>An area</source>
            <translation>Yta</translation>
        </message>
        <message>
            <source>An e-mail address stands in the text.</source>
            <translation>En e-postadress står i texten.</translation>
        </message>
        <message>
            <source>An empty count is held back: there are fewer than {limit}, or it would give such a count away.</source>
            <translation>Ett tomt antal hålls tillbaka: det är färre än {limit}, eller skulle avslöja ett sådant antal.</translation>
        </message>
        <message>
            <source>An expression on the viewpoint's fields.</source>
            <translation>Ett uttryck med synpunktens fält.</translation>
        </message>
        <message>
            <source>An expression on the viewpoint's fields. Empty: contacts whose day has passed, and all viewpoints' texts.</source>
            <translation>Ett uttryck på synpunktens fält. Tomt: kontakter vars dag har passerat, och alla synpunkters texter.</translation>
        </message>
        <message>
            <source>An occasion can't follow itself.</source>
            <translation>Ett tillfälle kan inte följa på sig självt.</translation>
        </message>
        <message>
            <source>An occasion needs a name.</source>
            <translation>Ett tillfälle behöver ett namn.</translation>
        </message>
        <message>
            <source>An overview and a map for each theme of the dialogue (“themes”) or for each part of the plan that somebody spoke of (“parts”); the overview alone; no map.</source>
            <translation>En översikt och en karta för varje tema i dialogen (”themes”) eller för varje del av planen som någon talat om (”parts”); bara översikten; ingen karta.</translation>
        </message>
        <message>
            <source>Another store on a server</source>
            <translation>Annan databas på en server</translation>
        </message>
        <message>
            <source>Another store on a server…</source>
            <translation>Annan databas på en server…</translation>
        </message>
        <message>
            <source>Another store…</source>
            <translation>Annan databas…</translation>
        </message>
        <message>
            <source>Answer</source>
            <translation>Svar</translation>
        </message>
        <message>
            <source>Answer by</source>
            <translation>Svar senast</translation>
        </message>
        <message>
            <source>Answer came back</source>
            <translation>Svar har kommit</translation>
        </message>
        <message>
            <source>Answer to viewpoint {number}</source>
            <translation>Svar på synpunkt {number}</translation>
        </message>
        <message>
            <source>Answer viewpoints</source>
            <translation>Svara på synpunkter</translation>
        </message>
        <message>
            <source>Answer: {decision}</source>
            <translation>Svar: {decision}</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>Besvarad</translation>
        </message>
        <message>
            <source>Answered before: {where}</source>
            <translation>Tidigare svar: {where}</translation>
        </message>
        <message>
            <source>Answered on</source>
            <translation>Besvarad</translation>
        </message>
        <message>
            <source>Answered, but those who said it have not been told.</source>
            <translation>Besvarad, men de som sa det har inte fått veta svaret.</translation>
        </message>
        <message>
            <source>Answers</source>
            <translation>Svar</translation>
        </message>
        <message>
            <source>Answers from colleagues</source>
            <translation>Svar från kollegor</translation>
        </message>
        <message>
            <source>Answers: {numbers}</source>
            <translation>Svarar på: {numbers}</translation>
        </message>
        <message>
            <source>Answer…</source>
            <translation>Svara…</translation>
        </message>
        <message>
            <source>Any layer or table with one row for each viewpoint, with or without a place.</source>
            <translation>Vilket lager eller vilken tabell som helst med en rad per synpunkt, med eller utan plats.</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Område</translation>
        </message>
        <message>
            <source>Area in the layer</source>
            <translation>Yta i lagret</translation>
        </message>
        <message>
            <source>Areas</source>
            <translation>Områden</translation>
        </message>
        <message>
            <source>Areas of the groups</source>
            <translation>Gruppernas områden</translation>
        </message>
        <message>
            <source>Areas of the plan</source>
            <translation>Planens ytor</translation>
        </message>
        <message>
            <source>Areas of viewpoints</source>
            <translation>Synpunkternas ytor</translation>
        </message>
        <message>
            <source>Areas with the same value are one boundary. Empty: each area is its own.</source>
            <translation>Ytor med samma värde är ett område. Tomt: varje yta är ett eget område.</translation>
        </message>
        <message>
            <source>Arguments, in any order and number, narrow it down: a theme, a type, a status or a zone, as its code or as it reads in the panel; “area” is all that lies inside, on the edge of or near the area that the panel looks at; a geometry counts what lies in it or on its edge.</source>
            <translation>Argument, i valfri ordning och valfritt antal, begränsar: ett tema, en typ, en status eller ett läge, som kod eller som det står i panelen; ”område” är allt som ligger inom, på gränsen av eller i närheten av det område som panelen visar; en geometri räknar det som ligger i den eller på dess gräns.</translation>
        </message>
        <message>
            <source>As it comes in</source>
            <translation>Så kommer det in</translation>
        </message>
        <message>
            <source>As it stands in the file</source>
            <translation>Så står det i filen</translation>
        </message>
        <message>
            <source>At the stop</source>
            <translation>Vid stoppet</translation>
        </message>
        <message>
            <source>At:</source>
            <translation>Var:</translation>
        </message>
        <message>
            <source>Attach viewpoints to a plan</source>
            <translation>Koppla synpunkter till en plan</translation>
        </message>
        <message>
            <source>Audience</source>
            <translation>Läsekrets</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Tillbaka</translation>
        </message>
        <message>
            <source>Back to the viewpoints</source>
            <translation>Tillbaka till synpunkterna</translation>
        </message>
        <message>
            <source>Backup</source>
            <translation>Säkerhetskopia</translation>
        </message>
        <message>
            <source>Backups that remain</source>
            <translation>Säkerhetskopior som finns kvar</translation>
        </message>
        <message>
            <source>Bar chart: viewpoints by theme and type.</source>
            <translation>Stapeldiagram: synpunkter efter tema och typ.</translation>
        </message>
        <message>
            <source>Bar chart: viewpoints by time and type.</source>
            <translation>Stapeldiagram: synpunkter efter när och typ.</translation>
        </message>
        <message>
            <source>Basis</source>
            <translation>Grund</translation>
        </message>
        <message>
            <source>Began and ended at</source>
            <translation>Började och slutade klockan</translation>
        </message>
        <message>
            <source>Begin here</source>
            <translation>Börja här</translation>
        </message>
        <message>
            <source>Belongs to</source>
            <translation>Hör till</translation>
        </message>
        <message>
            <source>Beside the stops</source>
            <translation>Utanför stoppen</translation>
        </message>
        <message>
            <source>Between 3 and 10 is common.</source>
            <translation>Mellan 3 och 10 är vanligt.</translation>
        </message>
        <message>
            <source>Between the stops</source>
            <translation>Mellan stoppen</translation>
        </message>
        <message>
            <source>Block</source>
            <translation>Spärra</translation>
        </message>
        <message>
            <source>Blocked viewpoints, those of the police and those on public order are held back; so are texts with personal numbers, telephone numbers and e-mail addresses.</source>
            <translation>Spärrade synpunkter, polisens synpunkter och synpunkter om ordning hålls tillbaka, liksom texter med personnummer, telefonnummer eller e-postadresser.</translation>
        </message>
        <message>
            <source>Both have changed it.</source>
            <translation>Båda har ändrat det.</translation>
        </message>
        <message>
            <source>Boundaries with counts</source>
            <translation>Områden med antal</translation>
        </message>
        <message>
            <source>Boundary layer</source>
            <translation>Gränslager</translation>
        </message>
        <message>
            <source>Bring another store home</source>
            <translation>Hämta hem en annan databas</translation>
        </message>
        <message>
            <source>Bring another store home…</source>
            <translation>Hämta hem en annan databas…</translation>
        </message>
        <message>
            <source>Bring home</source>
            <translation>Hämta hem</translation>
        </message>
        <message>
            <source>Bring in</source>
            <translation>Hämta in</translation>
        </message>
        <message>
            <source>Bring in viewpoints</source>
            <translation>Hämta in synpunkter</translation>
        </message>
        <message>
            <source>Bring in…</source>
            <translation>Hämta in…</translation>
        </message>
        <message>
            <source>Brings a folder of phone photos into the store. “attach” ties each photo to the occasion's stop or viewpoint that is nearest to where it was taken, at most 100 m away; a photo without a place goes where the photos taken within ten minutes of it are. “new” makes a viewpoint of each photo, whose text can be written later.

The files are copied beside the store under names that tell nothing, with place, time, direction and the way up as the camera noted them. A photo that the store has already is left as it is. One operation, which can be taken back.</source>
            <translation>Hämtar in en mapp med telefonfoton i databasen. ”attach” knyter varje foto till det stopp eller den synpunkt vid tillfället som ligger närmast där det togs, högst 100 m bort; ett foto utan plats hamnar där fotona som togs inom tio minuter finns. ”new” gör en synpunkt av varje foto, vars text kan skrivas senare.

Filerna kopieras bredvid databasen under namn som inte berättar något, med plats, tid, riktning och vridning som kameran antecknade dem. Ett foto som databasen redan har lämnas som det är. En enda ändring, som kan ångras.</translation>
        </message>
        <message>
            <source>Brings a recorded walk into the store from a GPX file, or from a layer of lines. Each track becomes a route, with the elevation and time of its points. A waypoint becomes a stop, numbered along the route; what was written about it becomes a viewpoint at that stop. Or each waypoint becomes a viewpoint. A walk without times gets those of the recording. The same recording can be imported again: nothing is added twice. One operation, which can be taken back.</source>
            <translation>Tar in en inspelad vandring i databasen från en GPX-fil eller från ett linjelager. Varje spår blir en rutt, med punkternas höjd och tid. En vägpunkt blir ett stopp, numrerat längs rutten; det som skrevs om den blir en synpunkt vid det stoppet. Eller så blir varje vägpunkt en synpunkt. En vandring utan tider får inspelningens. Samma inspelning kan tas in igen: inget läggs till två gånger. En enda ändring, som kan ångras.</translation>
        </message>
        <message>
            <source>Brings into this store what was written in another: at a second table, in the field, by a colleague. The other store stays as it is. Viewpoints get their numbers here. What only one of the two changed is taken; what both changed is listed, and stays as it is here until somebody decides: “ours” keeps this store's value, “theirs” takes the other's, and the history keeps both. Merged again, nothing comes twice. One operation, which can be taken back.

New and changed count viewpoints; all other rows are told of in the log.</source>
            <translation>Hämtar in det som skrivits i en annan databas: vid ett andra bord, i fält, av en kollega. Den andra databasen lämnas som den är. Synpunkterna får sina nummer här. Det som bara den ena har ändrat tas med. Det som båda har ändrat listas och står kvar som det är här tills någon bestämmer: ”ours” behåller värdet här, ”theirs” tar den andras, och historiken har båda. Slås de ihop igen kommer inget två gånger. Allt är en enda ändring, som kan ångras.

Nya och ändrade räknar synpunkter; övriga rader står i loggen.</translation>
        </message>
        <message>
            <source>Brings the areas of local safety groups into the store: name, contact function and mailbox, never a person. A group is known by its name: rows of one name are one group, and importing again updates it.</source>
            <translation>Läser in de lokala trygghetsgruppernas områden i databasen: namn, kontaktfunktion och brevlåda, aldrig en person. En grupp känns igen på sitt namn: rader med samma namn är en grupp, och en ny inläsning uppdaterar den.</translation>
        </message>
        <message>
            <source>Brings viewpoints from a table, workbook, geodata file or layer into the store, or what KoboToolbox, ODK, Open311, FixMyStreet, Ushahidi, Sketch Map Tool and the Police's event service have exported. Columns are recognised by their names, or chosen by a profile. The same source can be imported again: what is known is not added twice, and what you have changed yourself stays. Rows that can't be read go to the rejects file with their reason. A field package of this store comes home as a whole, with its stops, routes, photos and actions.</source>
            <translation>Tar in synpunkter från en tabell, en arbetsbok, en geodatafil eller ett lager i databasen, eller det som KoboToolbox, ODK, Open311, FixMyStreet, Ushahidi, Sketch Map Tool och Polisens händelsetjänst har exporterat. Kolumnerna känns igen på sina namn, eller väljs av en profil. Samma källa kan importeras igen: det som redan finns läggs inte till två gånger, och det du själv har ändrat står kvar. Rader som inte kan läsas hamnar i avvisningsfilen med sitt skäl. Ett fältpaket från den här databasen kommer hem i sin helhet, med stopp, rutter, foton och åtgärder.</translation>
        </message>
        <message>
            <source>CSV files (*.csv)</source>
            <translation>CSV-filer (*.csv)</translation>
        </message>
        <message>
            <source>Came in after the account of {date}</source>
            <translation>Inkommet efter redogörelsen {date}</translation>
        </message>
        <message>
            <source>Camera's clock</source>
            <translation>Kamerans klocka</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Avbryt</translation>
        </message>
        <message>
            <source>Cancelled. Nothing has been changed.</source>
            <translation>Avbrutet. Inget har ändrats.</translation>
        </message>
        <message>
            <source>Capture: here at the table</source>
            <translation>Anteckna: här vid bordet</translation>
        </message>
        <message>
            <source>Capture: no place</source>
            <translation>Anteckna: utan plats</translation>
        </message>
        <message>
            <source>Capture: same place as last</source>
            <translation>Anteckna: samma plats som förra</translation>
        </message>
        <message>
            <source>Capture: take the suggested theme</source>
            <translation>Anteckna: ta temat som föreslås</translation>
        </message>
        <message>
            <source>Capture: type {number}</source>
            <translation>Anteckna: typ {number}</translation>
        </message>
        <message>
            <source>Categories</source>
            <translation>Kategorier</translation>
        </message>
        <message>
            <source>Categories and their themes</source>
            <translation>Kategorier och deras teman</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Kategori</translation>
        </message>
        <message>
            <source>Category in the source</source>
            <translation>Källans kategori</translation>
        </message>
        <message>
            <source>Cell</source>
            <translation>Ruta</translation>
        </message>
        <message>
            <source>Cells in the row: {found}; in the header: {expected}.</source>
            <translation>Celler på raden: {found}; i rubrikraden: {expected}.</translation>
        </message>
        <message>
            <source>Chain</source>
            <translation>Kedja</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Ändring</translation>
        </message>
        <message>
            <source>Change a stop</source>
            <translation>Ändra ett stopp</translation>
        </message>
        <message>
            <source>Change in the plan proposal</source>
            <translation>Ändring i planförslaget</translation>
        </message>
        <message>
            <source>Change in the plan proposal: {change}</source>
            <translation>Ändring i planförslaget: {change}</translation>
        </message>
        <message numerus="yes">
            <source>Change it also for %n other viewpoint(s): {numbers}</source>
            <translation>
                <numerusform>Ändra även för %n synpunkt till: {numbers}</numerusform>
                <numerusform>Ändra även för %n synpunkter till: {numbers}</numerusform>
            </translation>
        </message>
        <message>
            <source>Change log</source>
            <translation>Ändringslogg</translation>
        </message>
        <message>
            <source>Change occasion</source>
            <translation>Byt tillfälle</translation>
        </message>
        <message>
            <source>Changed</source>
            <translation>Ändrade</translation>
        </message>
        <message>
            <source>Changed outside Synpunkt</source>
            <translation>Ändrad utanför Synpunkt</translation>
        </message>
        <message>
            <source>Changed row</source>
            <translation>Ändrad rad</translation>
        </message>
        <message>
            <source>Changed rows in all tables</source>
            <translation>Ändrade rader i alla tabeller</translation>
        </message>
        <message>
            <source>Changed viewpoints</source>
            <translation>Ändrade synpunkter</translation>
        </message>
        <message>
            <source>Changes</source>
            <translation>Ändringar</translation>
        </message>
        <message>
            <source>Changes taken back</source>
            <translation>Ångrade ändringar</translation>
        </message>
        <message>
            <source>Change…</source>
            <translation>Ändra…</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Väg</translation>
        </message>
        <message>
            <source>Check again</source>
            <translation>Kontrollera igen</translation>
        </message>
        <message>
            <source>Check links to a plan</source>
            <translation>Kontrollera kopplingar till en plan</translation>
        </message>
        <message>
            <source>Check store</source>
            <translation>Kontrollera databas</translation>
        </message>
        <message>
            <source>Check the ties against a new drawing, and see what it changes</source>
            <translation>Kontrollera kopplingarna mot en ny ritning och se vad den ändrar</translation>
        </message>
        <message>
            <source>Check ties</source>
            <translation>Kontrollera kopplingar</translation>
        </message>
        <message>
            <source>Checked</source>
            <translation>Granskad</translation>
        </message>
        <message>
            <source>Checked on</source>
            <translation>Kontrollerad</translation>
        </message>
        <message>
            <source>Checksum</source>
            <translation>Kontrollsumma</translation>
        </message>
        <message>
            <source>Checksum of the area</source>
            <translation>Områdets kontrollsumma</translation>
        </message>
        <message>
            <source>Checksum of the viewpoints</source>
            <translation>Synpunkternas kontrollsumma</translation>
        </message>
        <message>
            <source>Checksum of the viewpoints: {checksum}.</source>
            <translation>Synpunkternas kontrollsumma: {checksum}.</translation>
        </message>
        <message>
            <source>Choose</source>
            <translation>Välj</translation>
        </message>
        <message>
            <source>Choose a file of viewpoints</source>
            <translation>Välj en fil med synpunkter</translation>
        </message>
        <message>
            <source>Choose a file with the area</source>
            <translation>Välj en fil med området</translation>
        </message>
        <message>
            <source>Choose a layer with areas in the layer panel first.</source>
            <translation>Välj först ett lager med ytor i lagerpanelen.</translation>
        </message>
        <message>
            <source>Choose a matter first: the account is about one.</source>
            <translation>Välj ett ärende först: redogörelsen handlar om ett ärende.</translation>
        </message>
        <message>
            <source>Choose a matter to say who answers, and by when.</source>
            <translation>Välj ett ärende för att kunna ange vem som svarar och när.</translation>
        </message>
        <message>
            <source>Choose a part of the plan to see what is tied to it.</source>
            <translation>Välj en del av planen för att se vad som är kopplat till den.</translation>
        </message>
        <message>
            <source>Choose a photo…</source>
            <translation>Välj ett foto…</translation>
        </message>
        <message>
            <source>Choose a stop, a viewpoint or an action for the photos.</source>
            <translation>Välj ett stopp, en synpunkt eller en åtgärd för fotona.</translation>
        </message>
        <message>
            <source>Choose a viewpoint store</source>
            <translation>Välj en synpunktsdatabas</translation>
        </message>
        <message>
            <source>Choose a viewpoint to read it here.</source>
            <translation>Välj en synpunkt för att läsa den här.</translation>
        </message>
        <message>
            <source>Choose an area first.</source>
            <translation>Välj ett område först.</translation>
        </message>
        <message>
            <source>Choose an area…</source>
            <translation>Välj ett område…</translation>
        </message>
        <message>
            <source>Choose an occasion, or make a new one.</source>
            <translation>Välj ett tillfälle, eller gör ett nytt.</translation>
        </message>
        <message>
            <source>Choose another area</source>
            <translation>Välj ett annat område</translation>
        </message>
        <message>
            <source>Choose at least one viewpoint to answer.</source>
            <translation>Välj minst en synpunkt att svara på.</translation>
        </message>
        <message>
            <source>Choose at least one viewpoint to hand over.</source>
            <translation>Välj minst en synpunkt att lämna över.</translation>
        </message>
        <message>
            <source>Choose file…</source>
            <translation>Välj fil…</translation>
        </message>
        <message>
            <source>Choose one viewpoint, or several, to answer.</source>
            <translation>Välj en eller flera synpunkter att svara på.</translation>
        </message>
        <message>
            <source>Choose rows (Ctrl+A for all) and say whose value holds. The other one stays in the history. What waits is asked again next time.</source>
            <translation>Markera rader (Ctrl+A för alla) och säg vilket värde som gäller. Det andra finns kvar i historiken. Det som väntar tas upp igen nästa gång.</translation>
        </message>
        <message>
            <source>Choose several with Ctrl or Shift to give them one answer.</source>
            <translation>Välj flera med Ctrl eller Skift för att ge dem ett gemensamt svar.</translation>
        </message>
        <message>
            <source>Choose the field that the plan's value stands in.</source>
            <translation>Välj det fält som planens värde står i.</translation>
        </message>
        <message>
            <source>Choose the layer that is the new drawing, and check it.</source>
            <translation>Välj lagret som är den nya ritningen, och kontrollera det.</translation>
        </message>
        <message>
            <source>Choose the photos to remove.</source>
            <translation>Välj fotona som ska bort.</translation>
        </message>
        <message>
            <source>Choose the store to bring home: from a field package, an inbox or another office.</source>
            <translation>Välj databasen som ska hämtas hem: från ett fältpaket, en inkorg eller ett annat kontor.</translation>
        </message>
        <message>
            <source>Choose which sender group the letter is from.</source>
            <translation>Välj vilken avsändargrupp brevet kommer från.</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Välj…</translation>
        </message>
        <message>
            <source>Clear the filter</source>
            <translation>Rensa filtret</translation>
        </message>
        <message>
            <source>Click a part of the plan on the map</source>
            <translation>Klicka på en del av planen på kartan</translation>
        </message>
        <message>
            <source>Click along the route on the map. Enter or the right button ends it, Backspace takes the last corner away, Escape leaves it as it is.</source>
            <translation>Klicka längs rutten i kartan. Enter eller höger musknapp avslutar, Backsteg tar bort det senaste hörnet, Esc lämnar den som den är.</translation>
        </message>
        <message>
            <source>Click an area on the map; Ctrl adds or removes one more</source>
            <translation>Klicka på en yta i kartan; Ctrl lägger till eller tar bort en till</translation>
        </message>
        <message>
            <source>Click each corner on the map. Enter or the right button ends it, Backspace takes the last corner away, Escape leaves it as it is.</source>
            <translation>Klicka på varje hörn i kartan. Enter eller höger musknapp avslutar, Backsteg tar bort det senaste hörnet, Esc lämnar det som det är.</translation>
        </message>
        <message>
            <source>Click each stop on the map. Escape when all are there.</source>
            <translation>Klicka på varje stopp i kartan. Tryck Esc när alla är på plats.</translation>
        </message>
        <message>
            <source>Click it on the map…</source>
            <translation>Klicka på den i kartan…</translation>
        </message>
        <message>
            <source>Click on the map where you are</source>
            <translation>Klicka på kartan där ni står</translation>
        </message>
        <message>
            <source>Click the part of the plan on the map. Esc leaves it.</source>
            <translation>Klicka på delen av planen på kartan. Esc avbryter.</translation>
        </message>
        <message>
            <source>Click where on the map it belongs. Escape leaves it as it is.</source>
            <translation>Klicka på kartan på den rätta platsen. Esc lämnar allt som det är.</translation>
        </message>
        <message>
            <source>Click where on the map it was said. Escape leaves it.</source>
            <translation>Klicka på kartan på den plats som synpunkten gäller. Esc avbryter.</translation>
        </message>
        <message>
            <source>Close occasion</source>
            <translation>Avsluta tillfället</translation>
        </message>
        <message>
            <source>Close the occasion</source>
            <translation>Avsluta tillfället</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>Kod</translation>
        </message>
        <message>
            <source>Codes</source>
            <translation>Koder</translation>
        </message>
        <message>
            <source>Collected at</source>
            <translation>Insamlat vid</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>Kolumn</translation>
        </message>
        <message>
            <source>Column of the place, where rows have several</source>
            <translation>Kolumn för platsen, när rader har flera</translation>
        </message>
        <message>
            <source>Column {number}</source>
            <translation>Kolumn {number}</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Kolumner</translation>
        </message>
        <message>
            <source>Columns left aside: {columns}.</source>
            <translation>Kolumner som lämnades åt sidan: {columns}.</translation>
        </message>
        <message>
            <source>Columns: {choice}.</source>
            <translation>Kolumner: {choice}.</translation>
        </message>
        <message>
            <source>Comes in</source>
            <translation>Kommer in</translation>
        </message>
        <message>
            <source>Comment</source>
            <translation>Kommentar</translation>
        </message>
        <message>
            <source>Comment of the municipality</source>
            <translation>Kommunens kommentar</translation>
        </message>
        <message>
            <source>Compares a plan before and after it was redrawn: which parts are new, gone, moved, reshaped or have another label, and which viewpoints and answers are tied to each; for a new part, which viewpoints lie in it. Nothing is changed.</source>
            <translation>Jämför en plan före och efter omritning: vilka delar som är nya, borta, flyttade, har ny form eller nytt namn, och vilka synpunkter och svar som är kopplade till var och en; för en ny del vilka synpunkter som ligger i den. Inget ändras.</translation>
        </message>
        <message>
            <source>Condition</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Conflicts</source>
            <translation>Krockar</translation>
        </message>
        <message>
            <source>Consultation</source>
            <translation>Samråd</translation>
        </message>
        <message>
            <source>Consultation account</source>
            <translation>Samrådsredogörelse</translation>
        </message>
        <message>
            <source>Consultation from</source>
            <translation>Samråd från</translation>
        </message>
        <message>
            <source>Consultation to</source>
            <translation>Samråd till</translation>
        </message>
        <message>
            <source>Contact details and original texts are not part of the account.</source>
            <translation>Kontaktuppgifter och ursprungliga texter är inte med.</translation>
        </message>
        <message>
            <source>Contact function</source>
            <translation>Kontaktfunktion</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Kontaktuppgifter</translation>
        </message>
        <message>
            <source>Contents</source>
            <translation>Innehåll</translation>
        </message>
        <message>
            <source>Contents of rejected rows</source>
            <translation>Innehåll i avvisade rader</translation>
        </message>
        <message>
            <source>Coordinate system</source>
            <translation>Koordinatsystem</translation>
        </message>
        <message>
            <source>Coordinate system is missing</source>
            <translation>Koordinatsystem saknas</translation>
        </message>
        <message>
            <source>Coordinate system of the boundary layer</source>
            <translation>Gränslagrets koordinatsystem</translation>
        </message>
        <message>
            <source>Coordinate system of the new store</source>
            <translation>Den nya databasens koordinatsystem</translation>
        </message>
        <message>
            <source>Coordinate system of the places</source>
            <translation>Platsernas koordinatsystem</translation>
        </message>
        <message>
            <source>Coordinate system of the places: {crs}.</source>
            <translation>Platsernas koordinatsystem: {crs}.</translation>
        </message>
        <message>
            <source>Coordinate system of the plan</source>
            <translation>Planens koordinatsystem</translation>
        </message>
        <message>
            <source>Coordinate system of the plan layer</source>
            <translation>Planlagrets koordinatsystem</translation>
        </message>
        <message>
            <source>Coordinate system of the store</source>
            <translation>Databasens koordinatsystem</translation>
        </message>
        <message>
            <source>Coordinate system of the viewpoints</source>
            <translation>Synpunkternas koordinatsystem</translation>
        </message>
        <message>
            <source>Coordination number</source>
            <translation>Samordningsnummer</translation>
        </message>
        <message>
            <source>Copied at position in the change log</source>
            <translation>Kopierad vid läge i ändringsloggen</translation>
        </message>
        <message>
            <source>Copied from</source>
            <translation>Kopierad från</translation>
        </message>
        <message>
            <source>Copies a whole viewpoint store to another place: from a file to a server when several offices begin to share it, or from a server to a file. Every row goes along with its number, its history and what few may read. Photos stay where they lie. The copy is the same store, so go on working in one of the two only.</source>
            <translation>Kopierar en hel synpunktsdatabas till en annan plats: från en fil till en server när flera kontor börjar dela den, eller från en server till en fil. Varje rad följer med, med sitt nummer, sin historik och det som få får läsa. Foton ligger kvar där de ligger. Kopian är samma databas, så fortsätt arbeta bara i den ena av dem.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Kopia</translation>
        </message>
        <message>
            <source>Copy a table first, with its column names; then paste it.</source>
            <translation>Kopiera först en tabell med dess kolumnnamn. Klistra sedan in den.</translation>
        </message>
        <message>
            <source>Copy store</source>
            <translation>Kopiera databas</translation>
        </message>
        <message>
            <source>Copy table</source>
            <translation>Kopiera tabell</translation>
        </message>
        <message>
            <source>Copy to</source>
            <translation>Kopiera till</translation>
        </message>
        <message>
            <source>Could not be read</source>
            <translation>Kunde inte läsas</translation>
        </message>
        <message>
            <source>Count</source>
            <translation>Antal</translation>
        </message>
        <message>
            <source>Counted at the occasions</source>
            <translation>Räknat vid tillfällena</translation>
        </message>
        <message>
            <source>Counts below {min_count} are held back, and others that would give them away.</source>
            <translation>Antal under {min_count} visas inte, och inte heller andra antal som skulle avslöja dem.</translation>
        </message>
        <message>
            <source>Create</source>
            <translation>Skapa</translation>
        </message>
        <message>
            <source>Create and begin</source>
            <translation>Skapa och börja</translation>
        </message>
        <message>
            <source>Create matter</source>
            <translation>Skapa ärende</translation>
        </message>
        <message>
            <source>Create or open a viewpoint store first.</source>
            <translation>Skapa eller öppna en synpunktsdatabas först.</translation>
        </message>
        <message>
            <source>Create store</source>
            <translation>Skapa databas</translation>
        </message>
        <message>
            <source>Create store…</source>
            <translation>Skapa databas…</translation>
        </message>
        <message>
            <source>Created</source>
            <translation>Skapad</translation>
        </message>
        <message>
            <source>DRAFT: {what}</source>
            <translation>UTKAST: {what}</translation>
        </message>
        <message>
            <source>Dashed: the area of the matter.</source>
            <translation>Streckat: ärendets område.</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>Data source</source>
            <translation>Datakälla</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <source>Date of the document</source>
            <translation>Dokumentets datum</translation>
        </message>
        <message>
            <source>Dates in “{column}” ({examples}) can be read in more than one way, and were left out. Say in a profile how they are written, for example “%d/%m/%y”.</source>
            <translation>Datum i ”{column}” ({examples}) kan läsas på mer än ett sätt och utelämnades. Ange i en profil hur de är skrivna, till exempel ”%d/%m/%y”.</translation>
        </message>
        <message>
            <source>Dates in “{column}” ({examples}) were read with the day first.</source>
            <translation>Datum i ”{column}” ({examples}) lästes med dagen först.</translation>
        </message>
        <message>
            <source>Dates in “{column}” ({examples}) were read with the month first.</source>
            <translation>Datum i ”{column}” ({examples}) lästes med månaden först.</translation>
        </message>
        <message>
            <source>Dates in “{column}” ({examples}) were read with the year first.</source>
            <translation>Datum i ”{column}” ({examples}) lästes med året först.</translation>
        </message>
        <message>
            <source>Day, month, year</source>
            <translation>Dag, månad, år</translation>
        </message>
        <message>
            <source>Decided by</source>
            <translation>Beslutat av</translation>
        </message>
        <message>
            <source>Decided here on the walk before</source>
            <translation>Bestämt här vid förra vandringen</translation>
        </message>
        <message>
            <source>Decided on</source>
            <translation>Beslutat den</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>Ställningstagande</translation>
        </message>
        <message>
            <source>Decision reference</source>
            <translation>Beslutets beteckning</translation>
        </message>
        <message>
            <source>Definition (English)</source>
            <translation>Definition (engelska)</translation>
        </message>
        <message>
            <source>Definition (Swedish)</source>
            <translation>Definition (svenska)</translation>
        </message>
        <message>
            <source>Delete a view</source>
            <translation>Ta bort en vy</translation>
        </message>
        <message>
            <source>Delete after</source>
            <translation>Gallras efter</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Beskrivning</translation>
        </message>
        <message>
            <source>Designation</source>
            <translation>Beteckning</translation>
        </message>
        <message>
            <source>Dialogue table at the library</source>
            <translation>Dialogbord vid biblioteket</translation>
        </message>
        <message>
            <source>Dialogue table or open house</source>
            <translation>Dialogbord eller öppet hus</translation>
        </message>
        <message>
            <source>Did we reach those whom the survey misses?</source>
            <translation>Nådde vi dem enkäten missar?</translation>
        </message>
        <message>
            <source>Digest of the source row</source>
            <translation>Källradens kontrollsumma</translation>
        </message>
        <message>
            <source>Dimension</source>
            <translation>Indelning</translation>
        </message>
        <message>
            <source>Discard draft</source>
            <translation>Släng utkastet</translation>
        </message>
        <message>
            <source>Disposals</source>
            <translation>Gallringar</translation>
        </message>
        <message>
            <source>Disposed of</source>
            <translation>Gallrad</translation>
        </message>
        <message>
            <source>Distance (m)</source>
            <translation>Avstånd (m)</translation>
        </message>
        <message>
            <source>Document</source>
            <translation>Handling</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Utkast</translation>
        </message>
        <message>
            <source>Draw a line or an area.</source>
            <translation>Rita en linje eller en yta.</translation>
        </message>
        <message>
            <source>Draw a stretch…</source>
            <translation>Rita sträcka…</translation>
        </message>
        <message>
            <source>Draw an area…</source>
            <translation>Rita yta…</translation>
        </message>
        <message>
            <source>Draw route…</source>
            <translation>Rita rutt…</translation>
        </message>
        <message>
            <source>Drawing (*.svg)</source>
            <translation>Ritning (*.svg)</translation>
        </message>
        <message numerus="yes">
            <source>Drawing layer {layer}: %n line(s) that close no area left out.</source>
            <translation>
                <numerusform>Ritningslager {layer}: %n linje som inte sluter någon yta togs inte med.</numerusform>
                <numerusform>Ritningslager {layer}: %n linjer som inte sluter någon yta togs inte med.</numerusform>
            </translation>
        </message>
        <message>
            <source>Drawing layer {layer}: an area crosses itself and was mended.</source>
            <translation>Ritningslager {layer}: en yta korsar sig själv och lagades.</translation>
        </message>
        <message>
            <source>Drawing layer {layer}: an area of no size left out.</source>
            <translation>Ritningslager {layer}: en yta utan utsträckning togs inte med.</translation>
        </message>
        <message>
            <source>Drawing layer {layer}: {found}.</source>
            <translation>Ritningslager {layer}: {found}.</translation>
        </message>
        <message>
            <source>Drawn on the map</source>
            <translation>Ritad på kartan</translation>
        </message>
        <message>
            <source>Dry run: nothing has been changed.</source>
            <translation>Provkörning: inget har ändrats.</translation>
        </message>
        <message>
            <source>Dry run: only count</source>
            <translation>Provkör: räkna bara</translation>
        </message>
        <message>
            <source>Due on</source>
            <translation>Klart senast</translation>
        </message>
        <message>
            <source>Due {date}</source>
            <translation>Klart senast {date}</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-post</translation>
        </message>
        <message>
            <source>E-mail address</source>
            <translation>E-postadress</translation>
        </message>
        <message>
            <source>Each click on the map is a stop</source>
            <translation>Varje klick i kartan blir ett stopp</translation>
        </message>
        <message>
            <source>Each paragraph a viewpoint</source>
            <translation>Varje stycke en synpunkt</translation>
        </message>
        <message>
            <source>Each viewpoint counts once.</source>
            <translation>Varje synpunkt räknas en gång.</translation>
        </message>
        <message>
            <source>Each viewpoint inside, on the edge of or near a boundary, with the boundary, the zone and the metres to it. A number is added to these names where the viewpoints have such fields.</source>
            <translation>Varje synpunkt inom ett område, på gränsen eller i närheten, med område, zon och avstånd i meter. Har synpunkterna redan fält med de namnen får de nya en siffra efter sig.</translation>
        </message>
        <message>
            <source>Each viewpoint is tied to the parts of the plan that it lies in. Ties that were removed by hand are not made again.</source>
            <translation>Varje synpunkt kopplas till de delar av planen som den ligger i. Kopplingar som tagits bort för hand görs inte om.</translation>
        </message>
        <message>
            <source>Earlier texts</source>
            <translation>Tidigare texter</translation>
        </message>
        <message>
            <source>Earlier values</source>
            <translation>Tidigare värden</translation>
        </message>
        <message>
            <source>East or longitude (x)</source>
            <translation>Öst eller longitud (x)</translation>
        </message>
        <message>
            <source>Edge</source>
            <translation>På gränsen</translation>
        </message>
        <message>
            <source>Edge {key}: its coordinates can't be read.</source>
            <translation>Gräns {key}: koordinaterna går inte att läsa.</translation>
        </message>
        <message>
            <source>Elevations</source>
            <translation>Höjder</translation>
        </message>
        <message>
            <source>Else the nearest within</source>
            <translation>Annars närmaste inom</translation>
        </message>
        <message>
            <source>Else to the nearest within (metres)</source>
            <translation>Annars till den närmaste inom (meter)</translation>
        </message>
        <message>
            <source>Empty: all fields with texts and all with whole numbers.</source>
            <translation>Tomt: alla fält med text och alla med heltal.</translation>
        </message>
        <message>
            <source>Empty: all, those of an unknown kind too.</source>
            <translation>Tomt: alla, även ytor av okänt slag.</translation>
        </message>
        <message>
            <source>Empty: objektidentitet where both have it, else by shape.</source>
            <translation>Tomt: objektidentitet om båda har det, annars efter form.</translation>
        </message>
        <message>
            <source>Empty: objektidentitet where the layer has it.</source>
            <translation>Tomt: objektidentitet om lagret har det.</translation>
        </message>
        <message>
            <source>Empty: only route, stops and viewpoints are drawn.</source>
            <translation>Tomt: bara rutt, stopp och synpunkter ritas.</translation>
        </message>
        <message>
            <source>Empty: the day of the store's latest change.</source>
            <translation>Tomt: dagen för databasens senaste ändring.</translation>
        </message>
        <message>
            <source>Empty: the field received_on, if there is one.</source>
            <translation>Tomt: fältet received_on, om det finns.</translation>
        </message>
        <message>
            <source>Empty: the matter's own plan.</source>
            <translation>Tomt: ärendets egen plan.</translation>
        </message>
        <message>
            <source>Empty: the one chosen last time, else the first.</source>
            <translation>Tomt: den som valdes förra gången, annars den första.</translation>
        </message>
        <message>
            <source>Empty: the one used before, else objektidentitet.</source>
            <translation>Tomt: det som användes förra gången, annars objektidentitet.</translation>
        </message>
        <message>
            <source>Encoding</source>
            <translation>Teckenkodning</translation>
        </message>
        <message>
            <source>Encoding, where the file is not UTF-8</source>
            <translation>Teckenkodning, när filen inte är UTF-8</translation>
        </message>
        <message>
            <source>Ends</source>
            <translation>Slutar</translation>
        </message>
        <message>
            <source>Everything in the list has its answer.</source>
            <translation>Allt i listan har fått svar.</translation>
        </message>
        <message>
            <source>Everything in this folder is invented: the town, the plans, the groups and every word. Only the coordinates lie in Sundsvall. Delete the folder when you have had your look.</source>
            <translation>Allt i den här mappen är påhittat: staden, planerna, grupperna och varje ord. Bara koordinaterna ligger i Sundsvall. Ta bort mappen när du har tittat klart.</translation>
        </message>
        <message>
            <source>Everywhere</source>
            <translation>Överallt</translation>
        </message>
        <message>
            <source>Example</source>
            <translation>Exempel</translation>
        </message>
        <message>
            <source>Examples</source>
            <translation>Exempel</translation>
        </message>
        <message>
            <source>Excel workbooks (*.xlsx)</source>
            <translation>Excelfiler (*.xlsx)</translation>
        </message>
        <message>
            <source>Excluded</source>
            <translation>Undantagen</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Fält</translation>
        </message>
        <message>
            <source>Field that groups areas</source>
            <translation>Fält som grupperar ytor</translation>
        </message>
        <message>
            <source>Field that names each object</source>
            <translation>Fält som namnger varje del</translation>
        </message>
        <message>
            <source>Field that tells the plans of the layer apart</source>
            <translation>Fält som skiljer lagrets planer åt</translation>
        </message>
        <message>
            <source>Field that tells which plan an object is part of</source>
            <translation>Fält som anger vilken plan en del hör till</translation>
        </message>
        <message>
            <source>Field with the boundary's name</source>
            <translation>Fält med områdets namn</translation>
        </message>
        <message>
            <source>Field with the contact function</source>
            <translation>Fält med kontaktfunktionen</translation>
        </message>
        <message>
            <source>Field with the date</source>
            <translation>Fält med datum</translation>
        </message>
        <message>
            <source>Field with the designation</source>
            <translation>Fält med beteckningen</translation>
        </message>
        <message>
            <source>Field with the mailbox</source>
            <translation>Fält med funktionsbrevlådan</translation>
        </message>
        <message>
            <source>Field with the name</source>
            <translation>Fält med namnet</translation>
        </message>
        <message>
            <source>Field with the number</source>
            <translation>Fält med nummer</translation>
        </message>
        <message>
            <source>Field with the object's label</source>
            <translation>Fält med delens beteckning</translation>
        </message>
        <message>
            <source>Field with the occasion</source>
            <translation>Fält med tillfälle</translation>
        </message>
        <message>
            <source>Field with the severity</source>
            <translation>Fält med allvar</translation>
        </message>
        <message>
            <source>Field with the status</source>
            <translation>Fält med statusen</translation>
        </message>
        <message>
            <source>Field with the text</source>
            <translation>Fält med text</translation>
        </message>
        <message>
            <source>Field with the theme</source>
            <translation>Fält med tema</translation>
        </message>
        <message>
            <source>Field with the time of day</source>
            <translation>Fält med tid på dygnet</translation>
        </message>
        <message>
            <source>Field with the type</source>
            <translation>Fält med typ</translation>
        </message>
        <message>
            <source>Fields of the plan layer</source>
            <translation>Fält i planlagret</translation>
        </message>
        <message>
            <source>Fields of {layer}: {fields}.</source>
            <translation>Fält i {layer}: {fields}.</translation>
        </message>
        <message>
            <source>Fields to look in</source>
            <translation>Fält att leta i</translation>
        </message>
        <message>
            <source>Figures beside a mark: the viewpoints' numbers.</source>
            <translation>Siffror bredvid ett märke: synpunkternas nummer.</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Fil</translation>
        </message>
        <message>
            <source>File of viewpoints</source>
            <translation>Fil med synpunkter</translation>
        </message>
        <message>
            <source>Files that were imported</source>
            <translation>Filer som har importerats</translation>
        </message>
        <message>
            <source>Fill in on the day</source>
            <translation>Fyll i på dagen</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Filter the map</source>
            <translation>Filtrera kartan</translation>
        </message>
        <message>
            <source>Filter the map with the list</source>
            <translation>Filtrera kartan med listan</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Urval</translation>
        </message>
        <message>
            <source>Filters that were saved under a name</source>
            <translation>Filter som har sparats under ett namn</translation>
        </message>
        <message>
            <source>Find personal data</source>
            <translation>Hitta personuppgifter</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Träffar</translation>
        </message>
        <message>
            <source>Finds the viewpoints inside, on the edge of and near each boundary, and counts them by theme and type. Both layers may be of any kind and in any coordinate system; all distances are metres on the ground.

Each viewpoint counts once for a boundary, and once in the totals. On the edge is what lies within a millimetre of the boundary's line, and a stretch or an area that is partly inside. Viewpoints without a place are counted apart. The numbers always add up to the number of viewpoints.

An invalid boundary is repaired for the count alone; your layers are never changed.</source>
            <translation>Hittar synpunkterna inom varje område, på gränsen och i närheten, och räknar dem per tema och typ. Båda lagren får vara av vilket slag som helst och i vilket koordinatsystem som helst; alla avstånd är meter på marken.

Varje synpunkt räknas en gång för ett område och en gång i totalerna. På gränsen är det som ligger högst en millimeter från gränslinjen, och en sträcka eller yta som delvis ligger inom. Synpunkter utan plats räknas för sig. Talen summerar alltid till antalet synpunkter.

En ogiltig gräns lagas bara för räkningen; dina lager ändras aldrig.</translation>
        </message>
        <message>
            <source>Fingerprint</source>
            <translation>Fingeravtryck</translation>
        </message>
        <message>
            <source>Finished accounts</source>
            <translation>Klara redogörelser</translation>
        </message>
        <message>
            <source>Finished on</source>
            <translation>Klar den</translation>
        </message>
        <message>
            <source>Fold the area to one line</source>
            <translation>Fäll ihop området till en rad</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Mapp</translation>
        </message>
        <message>
            <source>Folder of photos</source>
            <translation>Mapp för foton</translation>
        </message>
        <message>
            <source>Folder of photos…</source>
            <translation>Mapp med foton…</translation>
        </message>
        <message>
            <source>Folder of the example</source>
            <translation>Exemplets mapp</translation>
        </message>
        <message>
            <source>Folder of the handover</source>
            <translation>Mapp för överlämningen</translation>
        </message>
        <message>
            <source>Folder of the photos that rows name</source>
            <translation>Mapp med de foton som rader nämner</translation>
        </message>
        <message>
            <source>Follow up</source>
            <translation>Följ upp</translation>
        </message>
        <message>
            <source>Follows</source>
            <translation>Följer på</translation>
        </message>
        <message>
            <source>For a file that does not say it itself, as no DXF drawing does.</source>
            <translation>För en fil som inte själv säger det. Ingen DXF-ritning gör det.</translation>
        </message>
        <message>
            <source>For a layer with several plans, or one plan of several polygons.</source>
            <translation>För ett lager med flera planer, eller en plan med flera ytor.</translation>
        </message>
        <message>
            <source>For example Windows-1252. Empty: found out.</source>
            <translation>Till exempel Windows-1252. Tomt: tas reda på.</translation>
        </message>
        <message>
            <source>For example: {name}</source>
            <translation>Till exempel: {name}</translation>
        </message>
        <message>
            <source>Forget the stores opened lately</source>
            <translation>Glöm databaser som öppnats nyligen</translation>
        </message>
        <message>
            <source>Forget what was chosen; recognise the columns by their names</source>
            <translation>Glöm det som har valts och känn igen kolumnerna på namnen</translation>
        </message>
        <message>
            <source>Form</source>
            <translation>Formulär</translation>
        </message>
        <message>
            <source>Formal status</source>
            <translation>Formell ställning</translation>
        </message>
        <message>
            <source>From &amp;file…</source>
            <translation>Från &amp;fil…</translation>
        </message>
        <message>
            <source>From the &amp;selection</source>
            <translation>Från &amp;markeringen</translation>
        </message>
        <message>
            <source>Function and mailbox, no person</source>
            <translation>Funktion och brevlåda, ingen person</translation>
        </message>
        <message>
            <source>GPX file or layer of lines</source>
            <translation>GPX-fil eller linjelager</translation>
        </message>
        <message>
            <source>Give either a file or a layer of viewpoints, one of them.</source>
            <translation>Ange antingen en fil eller ett lager med synpunkter, ett av dem.</translation>
        </message>
        <message>
            <source>Give the new store a file name that ends in .gpkg.</source>
            <translation>Ge den nya databasen ett filnamn som slutar på .gpkg.</translation>
        </message>
        <message>
            <source>Give the publication a file name that ends in .gpkg.</source>
            <translation>Ge publiceringen ett filnamn som slutar på .gpkg.</translation>
        </message>
        <message>
            <source>Gives the same numbers and changes nothing.</source>
            <translation>Ger samma antal och ändrar ingenting.</translation>
        </message>
        <message>
            <source>Go on writing</source>
            <translation>Fortsätt anteckna</translation>
        </message>
        <message>
            <source>Gone</source>
            <translation>Borta</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>Bra</translation>
        </message>
        <message>
            <source>Grid (m)</source>
            <translation>Rutnät (m)</translation>
        </message>
        <message>
            <source>Group (13–19, say)</source>
            <translation>Grupp (t.ex. 13–19)</translation>
        </message>
        <message>
            <source>Group within the dimension</source>
            <translation>Grupp</translation>
        </message>
        <message>
            <source>Grouping field</source>
            <translation>Grupperingsfält</translation>
        </message>
        <message>
            <source>Groups found</source>
            <translation>Antal grupper</translation>
        </message>
        <message>
            <source>Groups that say nearly the same</source>
            <translation>Grupper som säger nästan samma sak</translation>
        </message>
        <message>
            <source>Guess again</source>
            <translation>Gissa på nytt</translation>
        </message>
        <message>
            <source>Hand over</source>
            <translation>Lämna över</translation>
        </message>
        <message>
            <source>Hand over viewpoints</source>
            <translation>Lämna över synpunkter</translation>
        </message>
        <message>
            <source>Hand over…</source>
            <translation>Lämna över…</translation>
        </message>
        <message>
            <source>Handed over</source>
            <translation>Överlämnat</translation>
        </message>
        <message>
            <source>Handed over to</source>
            <translation>Överlämnat till</translation>
        </message>
        <message>
            <source>Handed over {number}</source>
            <translation>Överlämnad {number}</translation>
        </message>
        <message>
            <source>Handed over…</source>
            <translation>Överlämnat…</translation>
        </message>
        <message>
            <source>Handled in</source>
            <translation>Hanteras i</translation>
        </message>
        <message>
            <source>Handled in: {where}</source>
            <translation>Hanteras i: {where}</translation>
        </message>
        <message>
            <source>Handovers</source>
            <translation>Överlämningar</translation>
        </message>
        <message>
            <source>Heading (degrees)</source>
            <translation>Riktning (grader)</translation>
        </message>
        <message>
            <source>Held back</source>
            <translation>Hålls tillbaka</translation>
        </message>
        <message>
            <source>Here at the table</source>
            <translation>Här vid bordet</translation>
        </message>
        <message>
            <source>Here stand the statements that came in writing within the review period.</source>
            <translation>Här finns de yttranden som kom in skriftligt under granskningstiden.</translation>
        </message>
        <message>
            <source>Hidden</source>
            <translation>Dold</translation>
        </message>
        <message>
            <source>History {number}</source>
            <translation>Historik {number}</translation>
        </message>
        <message>
            <source>Hold back counts below</source>
            <translation>Håll tillbaka antal under</translation>
        </message>
        <message>
            <source>How it was</source>
            <translation>Hur det var</translation>
        </message>
        <message>
            <source>How many took part?</source>
            <translation>Hur många deltog?</translation>
        </message>
        <message>
            <source>How many viewpoints the project's store holds. NULL where no store is open.</source>
            <translation>Hur många synpunkter projektets synpunktsdatabas har. NULL om ingen databas är öppen.</translation>
        </message>
        <message>
            <source>How much</source>
            <translation>Hur mycket</translation>
        </message>
        <message>
            <source>How the dialogue was held</source>
            <translation>Hur dialogen har förts</translation>
        </message>
        <message>
            <source>How they were told</source>
            <translation>Hur återkopplingen gavs</translation>
        </message>
        <message>
            <source>How this was counted</source>
            <translation>Så har vi räknat</translation>
        </message>
        <message>
            <source>How to get started (10 minutes)</source>
            <translation>Så kommer du i gång (10 minuter)</translation>
        </message>
        <message>
            <source>IN THE MATTER</source>
            <translation>I ÄRENDET</translation>
        </message>
        <message>
            <source>INTERNAL</source>
            <translation>INTERN</translation>
        </message>
        <message>
            <source>Id</source>
            <translation>Id</translation>
        </message>
        <message>
            <source>Id in the source</source>
            <translation>Källans id</translation>
        </message>
        <message>
            <source>Id of the store</source>
            <translation>Databasens id</translation>
        </message>
        <message>
            <source>Image (*.png)</source>
            <translation>Bild (*.png)</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>Import answers from colleagues</source>
            <translation>Läs in svar från kollegor</translation>
        </message>
        <message>
            <source>Import local safety groups</source>
            <translation>Importera lokala trygghetsgrupper</translation>
        </message>
        <message>
            <source>Import photos</source>
            <translation>Importera foton</translation>
        </message>
        <message>
            <source>Import viewpoints</source>
            <translation>Importera synpunkter</translation>
        </message>
        <message>
            <source>Import walk</source>
            <translation>Importera vandring</translation>
        </message>
        <message>
            <source>Imported</source>
            <translation>Importerad</translation>
        </message>
        <message>
            <source>Imports</source>
            <translation>Importer</translation>
        </message>
        <message>
            <source>In progress</source>
            <translation>Pågår</translation>
        </message>
        <message>
            <source>In short</source>
            <translation>I korthet</translation>
        </message>
        <message>
            <source>In the layer's edits, not saved yet</source>
            <translation>I lagrets redigering, inte sparad än</translation>
        </message>
        <message>
            <source>In the matter…</source>
            <translation>I ärendet…</translation>
        </message>
        <message>
            <source>In the plan: {objects}</source>
            <translation>I planen: {objects}</translation>
        </message>
        <message>
            <source>In writing</source>
            <translation>Skriftligt</translation>
        </message>
        <message>
            <source>Inbox of {name}</source>
            <translation>Inkorg för {name}</translation>
        </message>
        <message>
            <source>Included</source>
            <translation>Ingår</translation>
        </message>
        <message>
            <source>Insert</source>
            <translation>Infoga</translation>
        </message>
        <message>
            <source>Inside</source>
            <translation>Inom</translation>
        </message>
        <message>
            <source>Inside first</source>
            <translation>Inom först</translation>
        </message>
        <message>
            <source>Internal…</source>
            <translation>Intern…</translation>
        </message>
        <message>
            <source>It belongs to no occasion and no statement.</source>
            <translation>Den hör varken till ett tillfälle eller ett yttrande.</translation>
        </message>
        <message>
            <source>It came in after the period.</source>
            <translation>Det kom in efter tiden.</translation>
        </message>
        <message>
            <source>It came in outside the period of its stage.</source>
            <translation>Den kom in utanför skedets tid.</translation>
        </message>
        <message>
            <source>It has been taken back.</source>
            <translation>Det är ångrat.</translation>
        </message>
        <message>
            <source>It has no answer.</source>
            <translation>Synpunkten saknar svar.</translation>
        </message>
        <message>
            <source>It has no theme.</source>
            <translation>Synpunkten saknar tema.</translation>
        </message>
        <message>
            <source>It lies unsaved in the layer {layer}, which you are editing, and shows here when you have saved the layer.</source>
            <translation>Ändringen ligger osparad i lagret {layer} som du redigerar, och syns här när du har sparat lagret.</translation>
        </message>
        <message>
            <source>It points at something that was removed here.</source>
            <translation>Den pekar på något som är borttaget här.</translation>
        </message>
        <message>
            <source>It was changed meanwhile: look at the history again. Nothing has been changed.</source>
            <translation>Värdet har ändrats under tiden: titta i historiken igen. Inget har ändrats.</translation>
        </message>
        <message>
            <source>It was removed here and changed there.</source>
            <translation>Den är borttagen här och ändrad där.</translation>
        </message>
        <message>
            <source>It was removed there; here it is changed or used.</source>
            <translation>Den är borttagen där; här är den ändrad eller används.</translation>
        </message>
        <message>
            <source>Its answer is overdue.</source>
            <translation>Svaret är försenat.</translation>
        </message>
        <message>
            <source>Its area is their number; the largest is {most}.</source>
            <translation>Cirkelns yta visar antalet; den största är {most}.</translation>
        </message>
        <message>
            <source>Its coordinates fit the proposed one. A local zone can't be told from numbers, so look that it is the right one.</source>
            <translation>Koordinaterna passar det som föreslås. Vilken lokal zon det är syns inte på siffrorna, så se efter att det är rätt.</translation>
        </message>
        <message>
            <source>Its place can't be used: it is not on the map.</source>
            <translation>Platsen går inte att använda: den ligger inte på kartan.</translation>
        </message>
        <message>
            <source>Its text is held back from everything that is handed out.</source>
            <translation>Texten är spärrad och hålls utanför allt som lämnas ut.</translation>
        </message>
        <message>
            <source>Its text is the same as that of {numbers}.</source>
            <translation>Texten är densamma som i {numbers}.</translation>
        </message>
        <message>
            <source>Its text may hold personal data and is not checked.</source>
            <translation>Texten kan innehålla personuppgifter och är inte granskad.</translation>
        </message>
        <message>
            <source>JSON files (*.json)</source>
            <translation>JSON-filer (*.json)</translation>
        </message>
        <message numerus="yes">
            <source>Join %n viewpoint(s) to no. {number}</source>
            <translation>
                <numerusform>Slå ihop %n synpunkt med nr {number}</numerusform>
                <numerusform>Slå ihop %n synpunkter med nr {number}</numerusform>
            </translation>
        </message>
        <message>
            <source>Joint answer</source>
            <translation>Gemensamt svar</translation>
        </message>
        <message>
            <source>Joint answers</source>
            <translation>Gemensamma svar</translation>
        </message>
        <message>
            <source>Key</source>
            <translation>Nyckel</translation>
        </message>
        <message>
            <source>Key field</source>
            <translation>Nyckelfält</translation>
        </message>
        <message>
            <source>Keywords</source>
            <translation>Nyckelord</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>Slag</translation>
        </message>
        <message>
            <source>Kind of place</source>
            <translation>Slag av plats</translation>
        </message>
        <message>
            <source>Known as an export of {source}.</source>
            <translation>Känd som en export från {source}.</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>Benämning</translation>
        </message>
        <message>
            <source>Label (English)</source>
            <translation>Benämning (engelska)</translation>
        </message>
        <message>
            <source>Label (Swedish)</source>
            <translation>Benämning (svenska)</translation>
        </message>
        <message>
            <source>Label field</source>
            <translation>Benämningsfält</translation>
        </message>
        <message>
            <source>Label on the plan</source>
            <translation>Benämning i planen</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Språk</translation>
        </message>
        <message>
            <source>Language of documents</source>
            <translation>Språk i dokument</translation>
        </message>
        <message>
            <source>Last changed</source>
            <translation>Senast ändrad</translation>
        </message>
        <message>
            <source>Last seen</source>
            <translation>Senast sedd</translation>
        </message>
        <message>
            <source>Latest first</source>
            <translation>Senast först</translation>
        </message>
        <message>
            <source>Latest {day}: {occasion}.</source>
            <translation>Senast {day}: {occasion}.</translation>
        </message>
        <message>
            <source>Latitude and longitude</source>
            <translation>Latitud och longitud</translation>
        </message>
        <message>
            <source>Layer</source>
            <translation>Lager</translation>
        </message>
        <message>
            <source>Layer or table with texts</source>
            <translation>Lager eller tabell med texter</translation>
        </message>
        <message>
            <source>Layer with the area</source>
            <translation>Lager med området</translation>
        </message>
        <message>
            <source>Layers below the map</source>
            <translation>Lager under kartan</translation>
        </message>
        <message>
            <source>Layers or drawing layers</source>
            <translation>Lager eller ritningslager</translation>
        </message>
        <message>
            <source>Layers with the stretch or area that a viewpoint is about, joined by their field viewpoint_uuid to the viewpoints' uuid. An outline replaces the point. Empty, with a store's viewpoints: the store's outlines.</source>
            <translation>Lager med den sträcka eller yta som en synpunkt gäller, kopplade genom fältet viewpoint_uuid till synpunkternas uuid. Sträckan eller ytan ersätter punkten. Tomt, för synpunkter ur en synpunktsdatabas: databasens egna.</translation>
        </message>
        <message>
            <source>Layout</source>
            <translation>Layout</translation>
        </message>
        <message>
            <source>Layout for printing, A3</source>
            <translation>Layout för utskrift, A3</translation>
        </message>
        <message>
            <source>Layout for printing, A4</source>
            <translation>Layout för utskrift, A4</translation>
        </message>
        <message>
            <source>Layout template</source>
            <translation>Layoutmall</translation>
        </message>
        <message>
            <source>Layout templates (*.qpt)</source>
            <translation>Layoutmallar (*.qpt)</translation>
        </message>
        <message>
            <source>Least count shown</source>
            <translation>Minsta antal som visas</translation>
        </message>
        <message>
            <source>Leave out</source>
            <translation>Ta ur</translation>
        </message>
        <message>
            <source>Leave out of the matter</source>
            <translation>Ta ur ärendet</translation>
        </message>
        <message>
            <source>Leave out of the matter…</source>
            <translation>Ta ur ärendet…</translation>
        </message>
        <message>
            <source>Leave them apart</source>
            <translation>Låt dem vara</translation>
        </message>
        <message>
            <source>Leaves</source>
            <translation>Lövverk</translation>
        </message>
        <message>
            <source>Left aside:</source>
            <translation>Lämnades därhän:</translation>
        </message>
        <message>
            <source>Left out of {matter}: {reason}</source>
            <translation>Undantagen ur {matter}: {reason}</translation>
        </message>
        <message>
            <source>Legend</source>
            <translation>Teckenförklaring</translation>
        </message>
        <message>
            <source>Level of participation</source>
            <translation>Grad av delaktighet</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Ljus</translation>
        </message>
        <message>
            <source>Light and season</source>
            <translation>Ljus och årstid</translation>
        </message>
        <message>
            <source>Light and weather</source>
            <translation>Ljus och väder</translation>
        </message>
        <message>
            <source>Links</source>
            <translation>Kopplingar</translation>
        </message>
        <message>
            <source>Links in place</source>
            <translation>Kopplingar som stämmer</translation>
        </message>
        <message>
            <source>Links to parts with another shape</source>
            <translation>Kopplingar till delar med ändrad form</translation>
        </message>
        <message>
            <source>Links to the plan</source>
            <translation>Kopplingar till planen</translation>
        </message>
        <message>
            <source>Links with a part proposed</source>
            <translation>Kopplingar där en ny del föreslås</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Lista</translation>
        </message>
        <message>
            <source>Lists the store's local safety groups that touch a plan or lie near it: the share of the plan that is theirs (0 to 1), the metres to the plan on the ground, their contact function and mailbox, and the day of the latest occasion in their area or that they took part in. All areas of the boundary layer together are the plan.

Where no group is near, the table has one row without distance: the central safety coordinator.</source>
            <translation>Listar de lokala trygghetsgrupper i databasen som berör en plan eller ligger nära den: hur stor del av planen som är deras (0 till 1), avståndet till planen i meter på marken, kontaktfunktion och brevlåda, och dagen för det senaste tillfället i deras område eller som de var med på. Alla ytor i lagret räknas tillsammans som planen.

Där ingen grupp är nära har tabellen en enda rad, utan avstånd: den centrala trygghetssamordnaren.</translation>
        </message>
        <message>
            <source>Lists what remains to be done before the account of a matter: viewpoints not met without a reason, unanswered, answered but not told back, outside the period, without a theme or an occasion, with unchecked personal data, loose links to the plan, missing photos, and the same text twice. The table has the viewpoint's id and number, the check, and a sentence. Nothing is changed.

Without a matter and a boundary, all active viewpoints are looked at.</source>
            <translation>Listar det som återstår innan redogörelsen för ett ärende kan lämnas: synpunkter som inte tillgodoses och saknar skäl, obesvarade, besvarade men inte återkopplade, utanför tiden, utan tema eller tillfälle, med ogranskade personuppgifter, lösa kopplingar till planen, saknade foton och samma text två gånger. Tabellen har synpunktens id och nummer, kontrollen och en mening. Inget ändras.

Utan ärende och område granskas alla aktiva synpunkter.</translation>
        </message>
        <message>
            <source>Local safety group</source>
            <translation>Lokal trygghetsgrupp</translation>
        </message>
        <message>
            <source>Local safety groups</source>
            <translation>Lokala trygghetsgrupper</translation>
        </message>
        <message>
            <source>Local safety groups that know a place</source>
            <translation>Lokala trygghetsgrupper som känner till en plats</translation>
        </message>
        <message>
            <source>Logging</source>
            <translation>Loggning</translation>
        </message>
        <message numerus="yes">
            <source>Look at %n likely repetition(s)…</source>
            <translation>
                <numerusform>Se %n trolig upprepning…</numerusform>
                <numerusform>Se %n troliga upprepningar…</numerusform>
            </translation>
        </message>
        <message>
            <source>Look through for personal data</source>
            <translation>Granska personuppgifter</translation>
        </message>
        <message>
            <source>Looking at the other store…</source>
            <translation>Läser den andra databasen…</translation>
        </message>
        <message>
            <source>Looking for repetitions…</source>
            <translation>Letar efter upprepningar…</translation>
        </message>
        <message>
            <source>Looks for what may be personal in texts: personal identity numbers, coordination numbers, telephone numbers and e-mail addresses (high), registration plates and street addresses (medium), property designations and phrases such as “jag heter” (low). The table says where; it does not repeat the text. Nothing is changed, and what is not found may still be personal: a person decides.</source>
            <translation>Letar efter det som kan vara personuppgifter i texter: personnummer, samordningsnummer, telefonnummer och e-postadresser (high), registreringsnummer och gatuadresser (medium), fastighetsbeteckningar och uttryck som ”jag heter” (low). Tabellen säger var; den upprepar inte texten. Inget ändras, och det som inte hittas kan ändå vara personligt: en människa avgör.</translation>
        </message>
        <message>
            <source>Looks whether a viewpoint store is whole: the file itself, its tables, safeguards, spatial indexes and codes. With “Upgrade”, a store of an older version is brought up to date; a backup is made beside it first.</source>
            <translation>Ser efter om en synpunktsdatabas är hel: själva filen, tabeller, skydd, rumsliga index och koder. Med ”Uppgradera” görs en databas av en äldre version aktuell. En säkerhetskopia görs bredvid den först.</translation>
        </message>
        <message>
            <source>Loose link</source>
            <translation>Lös koppling</translation>
        </message>
        <message>
            <source>Loose links</source>
            <translation>Lösa kopplingar</translation>
        </message>
        <message>
            <source>Loose tie</source>
            <translation>Lös koppling</translation>
        </message>
        <message>
            <source>Made</source>
            <translation>Gjord</translation>
        </message>
        <message>
            <source>Made by</source>
            <translation>Gjord av</translation>
        </message>
        <message>
            <source>Made by Synpunkt {version}, version {schema} of the store.</source>
            <translation>Gjort med Synpunkt {version}, synpunktsdatabasens version {schema}.</translation>
        </message>
        <message>
            <source>Make a folder to send, with map and table</source>
            <translation>Gör en mapp att skicka, med karta och tabell</translation>
        </message>
        <message>
            <source>Make an example</source>
            <translation>Gör ett exempel</translation>
        </message>
        <message>
            <source>Make an inbox in an empty folder of your own</source>
            <translation>Gör en inkorg i en egen mapp</translation>
        </message>
        <message>
            <source>Make an inbox…</source>
            <translation>Gör en inkorg…</translation>
        </message>
        <message>
            <source>Make field package</source>
            <translation>Gör fältpaket</translation>
        </message>
        <message>
            <source>Make form for KoboToolbox and ODK</source>
            <translation>Gör formulär för KoboToolbox och ODK</translation>
        </message>
        <message>
            <source>Makes a GeoPackage for the public: the viewpoints with their places moved to a grid, and counts by cell, theme and type with the small ones held back. A text goes out only where it has been checked and holds no personal number, telephone number or e-mail address; else the viewpoint goes out without it. Blocked viewpoints, those about order at a place and what the police said are held back. Names, contacts, sources and photos never go out.

What is published is put down in the store. An area that differs from an earlier one by only a few viewpoints is refused, for the two together would show what those few said; so are several areas that would do so together, and another grid for the same viewpoints.

Without a matter and a boundary, all active viewpoints are published.</source>
            <translation>Gör ett GeoPackage för allmänheten: synpunkterna med platserna flyttade till ett rutnät, och antal per ruta, tema och typ där små antal hålls tillbaka. En text följer med bara om den är granskad och inte har något personnummer, telefonnummer eller någon e-postadress; annars kommer synpunkten med utan text. Spärrade synpunkter, de om ordning på platsen och det som polisen har sagt hålls tillbaka. Namn, kontaktuppgifter, källor och foton följer aldrig med.

Det som publiceras antecknas i databasen. Ett område som skiljer sig från ett tidigare med bara några få synpunkter stoppas, för de två tillsammans skulle visa vad de få sa. Detsamma gäller flera områden som skulle göra det tillsammans, och ett annat rutnät för samma synpunkter.

Utan ärende och gräns publiceras alla aktiva synpunkter.</translation>
        </message>
        <message>
            <source>Makes a folder for whoever is to deal with the viewpoints: a GeoPackage that is drawn as here, and a table for a spreadsheet. A text goes along only where it has been checked and holds no personal number, telephone number or e-mail address; blocked viewpoints stay. Each viewpoint is put into the register of handovers; run again on the same day, nothing is put down twice.</source>
            <translation>Gör en mapp till den som ska ta hand om synpunkterna: ett GeoPackage som ritas som här, och en tabell för kalkylprogram. En text följer med bara om den är granskad och inte har något personnummer, telefonnummer eller någon e-postadress; spärrade synpunkter stannar. Varje synpunkt antecknas i registret över överlämningar; körs det igen samma dag antecknas inget två gånger.</translation>
        </message>
        <message>
            <source>Makes a folder with a project and a store to take out in QField or Mergin Maps: forms with the store's own types and themes, the route and stops of the occasion, a layer for the way that is walked, photos, and the plan as background. Viewpoints that others have given, raw texts and contacts are not taken along. Bring the package home with “Bring in…” in the panel, or with “Import viewpoints”: viewpoints get their numbers then, and photos are copied.</source>
            <translation>Gör en mapp med ett projekt och en databas att ta med ut i QField eller Mergin Maps: formulär med databasens egna typer och teman, tillfällets rutt och stopp, ett lager för vägen som gås, foton, och planen som bakgrund. Synpunkter som andra har lämnat, ursprungliga texter och kontaktuppgifter följer inte med. Ta hem paketet med ”Hämta in…” i panelen eller med ”Importera synpunkter”: då får synpunkterna sina nummer och fotona kopieras.</translation>
        </message>
        <message>
            <source>Makes a layer of areas from a plan file: the national format (JSON 4.1), SS 637040 (XML or GML), DXF drawings, and any file that QGIS opens. Each area tells which plan it is part of, and whether it is the plan's whole area or where a provision holds. What can't be read is told by its name; the rest is read all the same.</source>
            <translation>Gör ett lager med ytor av en planfil: det nationella formatet (JSON 4.1), SS 637040 (XML eller GML), DXF-ritningar och alla filer som QGIS öppnar. Varje yta säger vilken plan den hör till, och om den är hela planområdet eller där en bestämmelse gäller. Det som inte går att läsa nämns vid namn; resten läses ändå.</translation>
        </message>
        <message>
            <source>Makes a matter: the plan case, rebuild or project that viewpoints belong to and are answered in. With a plan layer, viewpoints inside the plan belong to the matter by their place. A plan of several polygons is chosen by the field that groups them.</source>
            <translation>Skapar ett ärende: den plan, ombyggnad eller det projekt som synpunkter hör till och besvaras i. Med ett planlager hör synpunkter inom planen till ärendet genom sin plats. En plan med flera ytor väljs med det fält som grupperar dem.</translation>
        </message>
        <message>
            <source>Makes a new, empty viewpoint store: one GeoPackage, with a second file beside it for raw texts and contacts that few may read. An existing file is never overwritten. Where several offices share a store, conn:NAME/schema makes it in a PostgreSQL/PostGIS schema, with the roles reader, recorder and planner.</source>
            <translation>Skapar en ny, tom synpunktsdatabas: en GeoPackage, med en andra fil bredvid för ursprungliga texter och kontaktuppgifter som få får läsa. En fil som finns skrivs aldrig över. Där flera kontor delar databas skapar conn:NAMN/schema den i ett schema i PostgreSQL/PostGIS, med rollerna reader (läsare), recorder (antecknare) och planner (planerare).</translation>
        </message>
        <message>
            <source>Makes a print layout in the project: the matter's map with legend, scale bar and the way north, and a table of the viewpoints on the pages that follow. You change and print it in QGIS's layout window. Texts that nobody has checked are left out.

The map shows the layers that are switched on in the project now.</source>
            <translation>Gör en utskriftslayout i projektet: ärendets karta med teckenförklaring, skalstock och norrpil, och en tabell med synpunkterna på sidorna efter. Du ändrar och skriver ut den i QGIS layoutfönster. Texter som ingen har granskat tas inte med.

Kartan visar de lager som är tända i projektet nu.</translation>
        </message>
        <message>
            <source>Makes an invented plan in an invented town, with what invented people said about it: a viewpoint store, a map and a project that shows them, in a folder of their own that you can delete.</source>
            <translation>Gör en påhittad plan i en påhittad stad, med vad påhittade människor har sagt om den: en synpunktsdatabas, en karta och ett projekt som visar dem, i en egen mapp som du kan ta bort.</translation>
        </message>
        <message>
            <source>Makes one operation undone: rows that it added are removed, rows that it changed stand as before. It is refused, with the rows named, where they changed since.</source>
            <translation>Gör en ändring ogjord: rader som den lade till tas bort, rader som den ändrade blir som förut. Det nekas, med raderna angivna, om de har ändrats sedan dess.</translation>
        </message>
        <message>
            <source>Map</source>
            <translation>Karta</translation>
        </message>
        <message>
            <source>Map with {stops} and {viewpoints}.</source>
            <translation>Karta med {stops} och {viewpoints}.</translation>
        </message>
        <message>
            <source>Map. {about}. Nos {numbers}.</source>
            <translation>Karta. {about}. Nr {numbers}.</translation>
        </message>
        <message>
            <source>Map: {title}</source>
            <translation>Karta: {title}</translation>
        </message>
        <message>
            <source>Maps</source>
            <translation>Kartor</translation>
        </message>
        <message>
            <source>Mark</source>
            <translation>Markera</translation>
        </message>
        <message>
            <source>Mark as viewpoint (Ctrl+M)</source>
            <translation>Markera som synpunkt (Ctrl+M)</translation>
        </message>
        <message>
            <source>Mark at least one part of the letter as a viewpoint.</source>
            <translation>Markera minst en del av brevet som synpunkt.</translation>
        </message>
        <message>
            <source>Mask personal data</source>
            <translation>Maskera personuppgifter</translation>
        </message>
        <message>
            <source>Mask what is marked</source>
            <translation>Maskera det markerade</translation>
        </message>
        <message>
            <source>Masked in viewpoint {number}. What was taken out lies in the restricted file until it is removed there (“Remove for good”).</source>
            <translation>Maskerat i synpunkt {number}. Det som togs bort ligger i den skyddade filen tills det tas bort där (”Gallra”).</translation>
        </message>
        <message>
            <source>Matter</source>
            <translation>Ärende</translation>
        </message>
        <message>
            <source>Matters</source>
            <translation>Ärenden</translation>
        </message>
        <message>
            <source>May be a person</source>
            <translation>Kan vara en person</translation>
        </message>
        <message>
            <source>May be published</source>
            <translation>Får publiceras</translation>
        </message>
        <message>
            <source>Meeting</source>
            <translation>Möte</translation>
        </message>
        <message>
            <source>Meets</source>
            <translation>Träffas</translation>
        </message>
        <message>
            <source>Members of safety groups</source>
            <translation>Trygghetsgruppernas medlemmar</translation>
        </message>
        <message>
            <source>Merge stores</source>
            <translation>Slå ihop databaser</translation>
        </message>
        <message>
            <source>Method and privacy</source>
            <translation>Metod och integritet</translation>
        </message>
        <message>
            <source>Metres on the ground outside the boundary. 0: none are near.</source>
            <translation>Meter på marken utanför området. 0: inga räknas som i närheten.</translation>
        </message>
        <message>
            <source>Minutes to add to the camera's clock</source>
            <translation>Minuter att lägga till kamerans klocka</translation>
        </message>
        <message>
            <source>Missing photo</source>
            <translation>Saknat foto</translation>
        </message>
        <message>
            <source>Mixed and no type ({n})</source>
            <translation>Blandat och utan typ ({n})</translation>
        </message>
        <message>
            <source>Month</source>
            <translation>Månad</translation>
        </message>
        <message>
            <source>Month, day, year</source>
            <translation>Månad, dag, år</translation>
        </message>
        <message>
            <source>Month:</source>
            <translation>Månad:</translation>
        </message>
        <message>
            <source>More (severity, photo)</source>
            <translation>Mer (allvar, foto)</translation>
        </message>
        <message>
            <source>More (severity, photo, stretch or area)</source>
            <translation>Mer (allvar, foto, sträcka eller yta)</translation>
        </message>
        <message>
            <source>More agreed</source>
            <translation>Fler höll med</translation>
        </message>
        <message>
            <source>More fields</source>
            <translation>Fler fält</translation>
        </message>
        <message>
            <source>More precisely</source>
            <translation>Mer precist</translation>
        </message>
        <message>
            <source>More to do with the chosen viewpoints</source>
            <translation>Mer att göra med de valda synpunkterna</translation>
        </message>
        <message>
            <source>More to do with the occasion</source>
            <translation>Mer att göra med tillfället</translation>
        </message>
        <message>
            <source>More ways to choose the area</source>
            <translation>Fler sätt att välja område</translation>
        </message>
        <message>
            <source>Most about {themes}.</source>
            <translation>Mest om {themes}.</translation>
        </message>
        <message>
            <source>Most common themes</source>
            <translation>Vanligaste teman</translation>
        </message>
        <message>
            <source>Most severe first</source>
            <translation>Allvarligast först</translation>
        </message>
        <message>
            <source>Move on the map</source>
            <translation>Flytta på kartan</translation>
        </message>
        <message>
            <source>Move places to a grid of (metres)</source>
            <translation>Flytta platserna till ett rutnät om (meter)</translation>
        </message>
        <message>
            <source>Move viewpoint {number}</source>
            <translation>Flytta synpunkt {number}</translation>
        </message>
        <message>
            <source>Moved</source>
            <translation>Flyttad</translation>
        </message>
        <message>
            <source>Moved {distance} m</source>
            <translation>Flyttad {distance} m</translation>
        </message>
        <message>
            <source>Move…</source>
            <translation>Flytta…</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Namn</translation>
        </message>
        <message>
            <source>Name an occasion that has stops or viewpoints to attach the photos to, or let each photo become a new viewpoint.</source>
            <translation>Ange ett tillfälle som har stopp eller synpunkter att knyta fotona till, eller låt varje foto bli en ny synpunkt.</translation>
        </message>
        <message>
            <source>Name left out</source>
            <translation>Namnet utelämnat</translation>
        </message>
        <message>
            <source>Name of stop {number}</source>
            <translation>Namn på stopp {number}</translation>
        </message>
        <message>
            <source>Name of the view</source>
            <translation>Vyns namn</translation>
        </message>
        <message>
            <source>Names with commas between; * stands for any letters. Empty: all.</source>
            <translation>Namn med komma emellan; * står för vilka tecken som helst. Tomt: alla.</translation>
        </message>
        <message>
            <source>Near</source>
            <translation>Närhet</translation>
        </message>
        <message>
            <source>Near is within</source>
            <translation>I närheten är inom</translation>
        </message>
        <message>
            <source>Near is within (metres)</source>
            <translation>I närheten är inom (meter)</translation>
        </message>
        <message>
            <source>Near is within {metres} m</source>
            <translation>I närheten är inom {metres} m</translation>
        </message>
        <message>
            <source>Needed where the file has several. A form's repeat, as “stops” or “stops/photos”, gives one viewpoint per member.</source>
            <translation>Behövs när filen har flera. Ett formulärs upprepning, som ”stopp” eller ”stopp/foton”, ger en synpunkt per medlem.</translation>
        </message>
        <message>
            <source>Negative</source>
            <translation>Negativa</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Nya</translation>
        </message>
        <message>
            <source>New</source>
            <comment>status</comment>
            <translation>Ny</translation>
        </message>
        <message>
            <source>New action…</source>
            <translation>Ny åtgärd…</translation>
        </message>
        <message>
            <source>New drawing</source>
            <translation>Ny ritning</translation>
        </message>
        <message>
            <source>New drawing…</source>
            <translation>Ny ritning…</translation>
        </message>
        <message>
            <source>New matter</source>
            <translation>Nytt ärende</translation>
        </message>
        <message>
            <source>New matter from this area</source>
            <translation>Nytt ärende av det här området</translation>
        </message>
        <message>
            <source>New occasion</source>
            <translation>Nytt tillfälle</translation>
        </message>
        <message>
            <source>New part</source>
            <translation>Ny del</translation>
        </message>
        <message>
            <source>New photos</source>
            <translation>Nya foton</translation>
        </message>
        <message>
            <source>New routes</source>
            <translation>Nya rutter</translation>
        </message>
        <message>
            <source>New routes: {routes}, stops: {stops}, viewpoints: {viewpoints}.</source>
            <translation>Nya rutter: {routes}, stopp: {stops}, synpunkter: {viewpoints}.</translation>
        </message>
        <message>
            <source>New rows in all tables</source>
            <translation>Nya rader i alla tabeller</translation>
        </message>
        <message>
            <source>New status</source>
            <translation>Ny status</translation>
        </message>
        <message>
            <source>New stop</source>
            <translation>Nytt stopp</translation>
        </message>
        <message>
            <source>New stops</source>
            <translation>Nya stopp</translation>
        </message>
        <message>
            <source>New stops…</source>
            <translation>Nya stopp…</translation>
        </message>
        <message>
            <source>New ties</source>
            <translation>Nya kopplingar</translation>
        </message>
        <message>
            <source>New viewpoint</source>
            <translation>Ny synpunkt</translation>
        </message>
        <message>
            <source>New viewpoint on the map</source>
            <translation>Ny synpunkt på kartan</translation>
        </message>
        <message>
            <source>New viewpoints</source>
            <translation>Nya synpunkter</translation>
        </message>
        <message>
            <source>New word</source>
            <translation>Nytt ord</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Nästa</translation>
        </message>
        <message>
            <source>Next in the chain</source>
            <translation>Nästa i kedjan</translation>
        </message>
        <message>
            <source>Next in the chain…</source>
            <translation>Nästa i kedjan…</translation>
        </message>
        <message>
            <source>Next number</source>
            <translation>Nästa nummer</translation>
        </message>
        <message>
            <source>Next unanswered</source>
            <translation>Nästa obesvarade</translation>
        </message>
        <message>
            <source>No</source>
            <translation>Nej</translation>
        </message>
        <message>
            <source>No answer serves five viewpoints or more.</source>
            <translation>Inget svar gäller fem synpunkter eller fler.</translation>
        </message>
        <message>
            <source>No answer yet</source>
            <translation>Inget svar än</translation>
        </message>
        <message>
            <source>No column holds a place; all rows are without place.</source>
            <translation>Ingen kolumn anger en plats; alla rader är utan plats.</translation>
        </message>
        <message>
            <source>No column of {name} is known as a text, a theme, a category or a place. Say in a profile which is which. The columns are: {columns}.</source>
            <translation>Ingen kolumn i {name} känns igen som text, tema, kategori eller plats. Ange i en profil vad som är vad. Kolumnerna är: {columns}.</translation>
        </message>
        <message>
            <source>No date</source>
            <translation>Inget datum</translation>
        </message>
        <message>
            <source>No field is known.</source>
            <translation>Inget fält känns igen.</translation>
        </message>
        <message>
            <source>No local safety group is near. Ask the safety coordinator.</source>
            <translation>Ingen lokal trygghetsgrupp finns i närheten. Fråga trygghetssamordnaren.</translation>
        </message>
        <message>
            <source>No local safety group is near. Ask the safety coordinator: {contact}.</source>
            <translation>Ingen lokal trygghetsgrupp finns i närheten. Fråga trygghetssamordnaren: {contact}.</translation>
        </message>
        <message>
            <source>No longer here: {numbers}.</source>
            <translation>Finns inte längre med: {numbers}.</translation>
        </message>
        <message>
            <source>No matter</source>
            <translation>Inget ärende</translation>
        </message>
        <message>
            <source>No occasion</source>
            <translation>Utan tillfälle</translation>
        </message>
        <message>
            <source>No occasion is put down.</source>
            <translation>Inget tillfälle är antecknat.</translation>
        </message>
        <message>
            <source>No occasions yet. Make the first one with +.</source>
            <translation>Inga tillfällen än. Gör det första med +.</translation>
        </message>
        <message>
            <source>No place</source>
            <translation>Utan plats</translation>
        </message>
        <message>
            <source>No place: click on the map, or choose</source>
            <translation>Utan plats: klicka på kartan eller välj</translation>
        </message>
        <message>
            <source>No reason given yet</source>
            <translation>Skäl saknas än</translation>
        </message>
        <message>
            <source>No route</source>
            <translation>Ingen rutt</translation>
        </message>
        <message>
            <source>No row has a place yet.</source>
            <translation>Ingen rad har någon plats än.</translation>
        </message>
        <message>
            <source>No row of the boundary layer {layer} has a geometry.</source>
            <translation>Ingen rad i gränslagret {layer} har någon geometri.</translation>
        </message>
        <message>
            <source>No stop</source>
            <translation>Utan stopp</translation>
        </message>
        <message>
            <source>No text</source>
            <translation>Ingen text</translation>
        </message>
        <message>
            <source>No theme</source>
            <translation>Utan tema</translation>
        </message>
        <message>
            <source>No theme is suggested</source>
            <translation>Inget tema föreslås</translation>
        </message>
        <message>
            <source>No theme yet</source>
            <translation>Inget tema än</translation>
        </message>
        <message>
            <source>No type</source>
            <translation>Utan typ</translation>
        </message>
        <message>
            <source>No viewpoint fits the filter.</source>
            <translation>Ingen synpunkt passar filtret.</translation>
        </message>
        <message>
            <source>No viewpoint is tied to it.</source>
            <translation>Ingen synpunkt är kopplad hit.</translation>
        </message>
        <message>
            <source>No viewpoints here. Choose another area.</source>
            <translation>Inga synpunkter här. Välj ett annat område.</translation>
        </message>
        <message>
            <source>No viewpoints with a place.</source>
            <translation>Inga synpunkter med plats.</translation>
        </message>
        <message>
            <source>No viewpoints yet. Bring in a file, or write down what is said.</source>
            <translation>Inga synpunkter än. Hämta in en fil, eller anteckna det som sägs.</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>Nr</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Inget</translation>
        </message>
        <message>
            <source>None; or write the title of a new one</source>
            <translation>Inget, eller skriv namnet på ett nytt</translation>
        </message>
        <message>
            <source>North or latitude (y)</source>
            <translation>Nord eller latitud (y)</translation>
        </message>
        <message>
            <source>Not acknowledged</source>
            <translation>Inte mottagen</translation>
        </message>
        <message>
            <source>Not chosen</source>
            <translation>Inte valt</translation>
        </message>
        <message>
            <source>Not known</source>
            <translation>Okänt</translation>
        </message>
        <message>
            <source>Not met, and no reason is given.</source>
            <translation>Tillgodoses inte fullt ut, men skäl saknas.</translation>
        </message>
        <message>
            <source>Not met, with reasons</source>
            <translation>Tillgodoses inte, med skäl</translation>
        </message>
        <message>
            <source>Not said</source>
            <translation>Inte angivet</translation>
        </message>
        <message>
            <source>Not told back</source>
            <translation>Inte återkopplade</translation>
        </message>
        <message>
            <source>Not yet</source>
            <translation>Inte än</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Anteckning</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Anteckningar</translation>
        </message>
        <message>
            <source>Notes that are warnings</source>
            <translation>Noteringar som är varningar</translation>
        </message>
        <message>
            <source>Notes: {notes}</source>
            <translation>Anteckningar: {notes}</translation>
        </message>
        <message>
            <source>Nothing has been added.</source>
            <translation>Inget har tillkommit.</translation>
        </message>
        <message>
            <source>Nothing has been saved here yet.</source>
            <translation>Inget har sparats här än.</translation>
        </message>
        <message>
            <source>Nothing in {layer} tells the chosen areas from the others. Choose one area, or all.</source>
            <translation>Inget i {layer} skiljer de valda ytorna från de andra. Välj en yta, eller alla.</translation>
        </message>
        <message>
            <source>Nothing is said twice.</source>
            <translation>Inget sägs två gånger.</translation>
        </message>
        <message>
            <source>Nothing is selected in {layer}.</source>
            <translation>Inget är markerat i {layer}.</translation>
        </message>
        <message>
            <source>Nothing remains.</source>
            <translation>Inget återstår.</translation>
        </message>
        <message>
            <source>Nothing that can be put back</source>
            <translation>Inget som kan återställas</translation>
        </message>
        <message>
            <source>Nothing was written down here.</source>
            <translation>Inget antecknades här.</translation>
        </message>
        <message>
            <source>Nothing was written down.</source>
            <translation>Inget antecknades.</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Nummer</translation>
        </message>
        <message>
            <source>Number in the store</source>
            <translation>Nummer i databasen</translation>
        </message>
        <message>
            <source>Number of participants</source>
            <translation>Antal deltagare</translation>
        </message>
        <message>
            <source>Number of rows</source>
            <translation>Antal</translation>
        </message>
        <message>
            <source>Number plate</source>
            <translation>Registreringsnummer</translation>
        </message>
        <message>
            <source>Number prefix</source>
            <translation>Nummerprefix</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Antal per grupp</translation>
        </message>
        <message>
            <source>Objects that could not be read</source>
            <translation>Objekt som inte kunde läsas</translation>
        </message>
        <message>
            <source>Occasion</source>
            <translation>Tillfälle</translation>
        </message>
        <message>
            <source>Occasions</source>
            <translation>Tillfällen</translation>
        </message>
        <message>
            <source>Occasions, and the viewpoints that came of them</source>
            <translation>Tillfällen, och de synpunkter som kom där</translation>
        </message>
        <message>
            <source>Occasions, the latest first</source>
            <translation>Tillfällen, det senaste först</translation>
        </message>
        <message>
            <source>Of long texts only the beginning stands here; the whole text is in B or C.</source>
            <translation>Av långa texter står bara början här; hela texten står i B eller C.</translation>
        </message>
        <message>
            <source>Off the map</source>
            <translation>Borta från kartan</translation>
        </message>
        <message>
            <source>On a server the store's coordinate system must be one with an EPSG code.</source>
            <translation>På en server måste databasens koordinatsystem ha en EPSG-kod.</translation>
        </message>
        <message>
            <source>On the map</source>
            <translation>På kartan</translation>
        </message>
        <message numerus="yes">
            <source>One answer to %n viewpoint(s): {numbers}</source>
            <translation>
                <numerusform>Ett svar på %n synpunkt: {numbers}</numerusform>
                <numerusform>Ett svar på %n synpunkter: {numbers}</numerusform>
            </translation>
        </message>
        <message>
            <source>One column with latitude and longitude</source>
            <translation>En kolumn med latitud och longitud</translation>
        </message>
        <message>
            <source>One column with well-known text</source>
            <translation>En kolumn med WKT</translation>
        </message>
        <message>
            <source>One has withdrawn it, the other has changed it.</source>
            <translation>Den ena har dragit tillbaka den, den andra har ändrat den.</translation>
        </message>
        <message>
            <source>One mark is one viewpoint.</source>
            <translation>Ett tecken är en synpunkt.</translation>
        </message>
        <message>
            <source>One page to show or print.</source>
            <translation>En sida att visa eller skriva ut.</translation>
        </message>
        <message>
            <source>Only areas of these kinds</source>
            <translation>Bara ytor av dessa slag</translation>
        </message>
        <message>
            <source>Only areas with the value of the matter's own plan are used.</source>
            <translation>Bara områden med det egna planvärdet används.</translation>
        </message>
        <message>
            <source>Only for a layer that lacks one, or has a wrong one.</source>
            <translation>Bara för ett lager som saknar koordinatsystem eller har fel.</translation>
        </message>
        <message>
            <source>Only for an ordinary layer. Empty: guessed, and told.</source>
            <translation>Bara för ett vanligt lager. Tomt: gissas, och det sägs vilket.</translation>
        </message>
        <message>
            <source>Only overdue</source>
            <translation>Bara försenade</translation>
        </message>
        <message>
            <source>Only texts that a person has checked are told.</source>
            <translation>Bara texter som en människa har granskat är med.</translation>
        </message>
        <message>
            <source>Only the point</source>
            <translation>Bara punkten</translation>
        </message>
        <message>
            <source>Only those with a place.</source>
            <translation>Bara de som har en plats.</translation>
        </message>
        <message>
            <source>Only those with finds</source>
            <translation>Bara de med träffar</translation>
        </message>
        <message>
            <source>Only those without an answer</source>
            <translation>Bara de som saknar svar</translation>
        </message>
        <message>
            <source>Only viewpoints for which</source>
            <translation>Bara synpunkter för vilka</translation>
        </message>
        <message>
            <source>Only without faces and number plates. Time, place and camera never go along.</source>
            <translation>Bara utan ansikten och registreringsskyltar. Tid, plats och kamera följer aldrig med.</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>Öppna</translation>
        </message>
        <message>
            <source>Open a project first: the layout lies in it.</source>
            <translation>Öppna ett projekt först: layouten ligger i det.</translation>
        </message>
        <message>
            <source>Open profile</source>
            <translation>Öppna profil</translation>
        </message>
        <message>
            <source>Open profile…</source>
            <translation>Öppna profil…</translation>
        </message>
        <message>
            <source>Open store on a server</source>
            <translation>Öppna databas på en server</translation>
        </message>
        <message>
            <source>Open store on a server…</source>
            <translation>Öppna databas på en server…</translation>
        </message>
        <message>
            <source>Open store…</source>
            <translation>Öppna databas…</translation>
        </message>
        <message>
            <source>Open text…</source>
            <translation>Öppna text…</translation>
        </message>
        <message>
            <source>Open the text of a letter</source>
            <translation>Öppna texten till ett brev</translation>
        </message>
        <message>
            <source>OpenDocument text</source>
            <translation>OpenDocument-text</translation>
        </message>
        <message>
            <source>OpenDocument texts (*.odt)</source>
            <translation>OpenDocument-texter (*.odt)</translation>
        </message>
        <message>
            <source>Opened lately:</source>
            <translation>Senast öppnade:</translation>
        </message>
        <message>
            <source>Operation</source>
            <translation>Ändringstillfälle</translation>
        </message>
        <message>
            <source>Operations</source>
            <translation>Ändringstillfällen</translation>
        </message>
        <message>
            <source>Options…</source>
            <translation>Alternativ…</translation>
        </message>
        <message>
            <source>Or click it on the map.</source>
            <translation>Eller klicka på den i kartan.</translation>
        </message>
        <message>
            <source>Order of the dates</source>
            <translation>Datumens ordning</translation>
        </message>
        <message>
            <source>Order of the list</source>
            <translation>Listans ordning</translation>
        </message>
        <message>
            <source>Organisation</source>
            <translation>Organisation</translation>
        </message>
        <message>
            <source>Origin of the account</source>
            <translation>Redogörelsens ursprung</translation>
        </message>
        <message>
            <source>Original text</source>
            <translation>Ursprunglig text</translation>
        </message>
        <message>
            <source>Original texts</source>
            <translation>Ursprungliga texter</translation>
        </message>
        <message>
            <source>Oth</source>
            <translation>Övr</translation>
        </message>
        <message>
            <source>Other</source>
            <translation>Övr</translation>
        </message>
        <message>
            <source>Other areas</source>
            <translation>Andra ytor</translation>
        </message>
        <message>
            <source>Other name</source>
            <translation>Annat namn</translation>
        </message>
        <message>
            <source>Other occasion</source>
            <translation>Annat tillfälle</translation>
        </message>
        <message>
            <source>Other or no type</source>
            <translation>Annan eller ingen typ</translation>
        </message>
        <message>
            <source>Other types</source>
            <translation>Övriga typer</translation>
        </message>
        <message>
            <source>Others</source>
            <translation>Övriga</translation>
        </message>
        <message>
            <source>Others agreed</source>
            <translation>Höll med</translation>
        </message>
        <message>
            <source>Our theme codes, or any values of your own.</source>
            <translation>Synpunkts temakoder eller egna värden.</translation>
        </message>
        <message>
            <source>Ours</source>
            <translation>Vårt</translation>
        </message>
        <message>
            <source>Ours holds</source>
            <translation>Vårt gäller</translation>
        </message>
        <message>
            <source>Outline changed</source>
            <translation>Sträckan eller ytan ändrades</translation>
        </message>
        <message>
            <source>Outlines of viewpoints</source>
            <translation>Synpunkternas sträckor och ytor</translation>
        </message>
        <message>
            <source>Outside the period</source>
            <translation>Utanför tiden</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Översikt</translation>
        </message>
        <message>
            <source>PUBLIC</source>
            <translation>PUBLIK</translation>
        </message>
        <message>
            <source>Page</source>
            <translation>Sida</translation>
        </message>
        <message>
            <source>Page on the area…</source>
            <translation>Sammanställning av området…</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>Papper</translation>
        </message>
        <message>
            <source>Part</source>
            <translation>Del</translation>
        </message>
        <message>
            <source>Part of matter</source>
            <translation>Del av ärende</translation>
        </message>
        <message>
            <source>Part of plan</source>
            <translation>Hör till planen</translation>
        </message>
        <message>
            <source>Part of the plan</source>
            <translation>Del av planen</translation>
        </message>
        <message>
            <source>Part of the plan…</source>
            <translation>Del av planen…</translation>
        </message>
        <message>
            <source>Part the ticked</source>
            <translation>Dela upp de markerade</translation>
        </message>
        <message>
            <source>Participants</source>
            <translation>Deltagare</translation>
        </message>
        <message>
            <source>Parties at occasions</source>
            <translation>Medverkande vid tillfällen</translation>
        </message>
        <message>
            <source>Parties at the occasions</source>
            <translation>Medverkande vid tillfällena</translation>
        </message>
        <message>
            <source>Parts of the plan</source>
            <translation>Delar av planen</translation>
        </message>
        <message>
            <source>Parts of the plan that nobody spoke of</source>
            <translation>Delar av planen som ingen har talat om</translation>
        </message>
        <message>
            <source>Party</source>
            <translation>Part</translation>
        </message>
        <message>
            <source>Paste table</source>
            <translation>Klistra in tabell</translation>
        </message>
        <message>
            <source>Paste the letter here, then mark each viewpoint in it.</source>
            <translation>Klistra in brevet här och markera sedan varje synpunkt i det.</translation>
        </message>
        <message>
            <source>Per ha</source>
            <translation>Per ha</translation>
        </message>
        <message>
            <source>Personal data</source>
            <translation>Personuppgifter</translation>
        </message>
        <message>
            <source>Personal data…</source>
            <translation>Personuppgifter…</translation>
        </message>
        <message>
            <source>Personal number</source>
            <translation>Personnummer</translation>
        </message>
        <message>
            <source>Phase</source>
            <translation>Fas</translation>
        </message>
        <message>
            <source>Photo</source>
            <translation>Foto</translation>
        </message>
        <message>
            <source>Photo that may be published</source>
            <translation>Foto som får publiceras</translation>
        </message>
        <message>
            <source>Photo {number}</source>
            <translation>Foto {number}</translation>
        </message>
        <message>
            <source>Photo: {owner}</source>
            <translation>Foto: {owner}</translation>
        </message>
        <message>
            <source>Photos</source>
            <translation>Foton</translation>
        </message>
        <message>
            <source>Photos and handovers</source>
            <translation>Foton och överlämning</translation>
        </message>
        <message>
            <source>Photos are copied to the folder “photos” beside the store. Empty: photos that lie beside the file are found.</source>
            <translation>Foton kopieras till mappen ”photos” bredvid databasen. Tomt: foton som ligger bredvid filen hittas.</translation>
        </message>
        <message>
            <source>Photos left out</source>
            <translation>Foton som inte togs med</translation>
        </message>
        <message>
            <source>Photos of the action</source>
            <translation>Åtgärdens foton</translation>
        </message>
        <message>
            <source>Photos of the stop</source>
            <translation>Stoppets foton</translation>
        </message>
        <message>
            <source>Photos of the viewpoint</source>
            <translation>Synpunktens foton</translation>
        </message>
        <message>
            <source>Photos read</source>
            <translation>Lästa foton</translation>
        </message>
        <message>
            <source>Photos that the store has already</source>
            <translation>Foton som databasen redan har</translation>
        </message>
        <message>
            <source>Photos to place</source>
            <translation>Foton att placera</translation>
        </message>
        <message>
            <source>Photos without a place</source>
            <translation>Foton utan plats</translation>
        </message>
        <message>
            <source>Photos, in this order: {owners}.</source>
            <translation>Foton, i den här ordningen: {owners}.</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>Bilder</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>Plats</translation>
        </message>
        <message>
            <source>Place and occasion</source>
            <translation>Plats och tillfälle</translation>
        </message>
        <message>
            <source>Place is in</source>
            <translation>Platsen står i</translation>
        </message>
        <message>
            <source>Place of an occasion</source>
            <translation>Platsen för ett tillfälle</translation>
        </message>
        <message>
            <source>Place on the map</source>
            <translation>Placera på kartan</translation>
        </message>
        <message>
            <source>Place on the map…</source>
            <translation>Plats på kartan…</translation>
        </message>
        <message>
            <source>Placed on the map</source>
            <translation>Placerad på kartan</translation>
        </message>
        <message>
            <source>Places are moved to a grid of {step} m.</source>
            <translation>Platserna är flyttade till ett rutnät på {step} m.</translation>
        </message>
        <message>
            <source>Places are moved to a grid of {step} metres.</source>
            <translation>Platserna är flyttade till ett rutnät om {step} meter.</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>Plan</translation>
        </message>
        <message>
            <source>Plan after</source>
            <translation>Planen efter</translation>
        </message>
        <message>
            <source>Plan and matters</source>
            <translation>Planen och ärenden</translation>
        </message>
        <message>
            <source>Plan area</source>
            <translation>Planområde</translation>
        </message>
        <message>
            <source>Plan before</source>
            <translation>Planen före</translation>
        </message>
        <message>
            <source>Plan file</source>
            <translation>Planfil</translation>
        </message>
        <message>
            <source>Plan files (*.json *.xml *.gml *.dxf)</source>
            <translation>Planfiler (*.json *.xml *.gml *.dxf)</translation>
        </message>
        <message>
            <source>Plan key</source>
            <translation>Planens nyckel</translation>
        </message>
        <message>
            <source>Plan layer</source>
            <translation>Planlager</translation>
        </message>
        <message>
            <source>Plan layer in the store</source>
            <translation>Planlager i databasen</translation>
        </message>
        <message>
            <source>Plan layers</source>
            <translation>Planlager</translation>
        </message>
        <message>
            <source>Plan {plan}, area “{key}” can't be read: {reason}.</source>
            <translation>Plan {plan}, område ”{key}” går inte att läsa: {reason}.</translation>
        </message>
        <message>
            <source>Plans</source>
            <translation>Planer</translation>
        </message>
        <message>
            <source>Plans and base map (invented)</source>
            <translation>Planer och grundkarta (påhittade)</translation>
        </message>
        <message>
            <source>Plans told apart by {field}</source>
            <translation>Planerna skiljs åt av {field}</translation>
        </message>
        <message>
            <source>Plugin version</source>
            <translation>Insticksprogrammets version</translation>
        </message>
        <message>
            <source>Point on the map</source>
            <translation>Punkt på kartan</translation>
        </message>
        <message>
            <source>Position in the change log</source>
            <translation>Läge i ändringsloggen</translation>
        </message>
        <message>
            <source>Positive</source>
            <translation>Positiva</translation>
        </message>
        <message>
            <source>Positive where the clock was slow, negative where it was fast.</source>
            <translation>Positivt om klockan gick efter, negativt om den gick före.</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Förra</translation>
        </message>
        <message>
            <source>Print layout of a matter</source>
            <translation>Utskriftslayout för ett ärende</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>Prioritet</translation>
        </message>
        <message>
            <source>Privacy</source>
            <translation>Integritet</translation>
        </message>
        <message>
            <source>Privacy and state</source>
            <translation>Granskning och status</translation>
        </message>
        <message>
            <source>Privacy check</source>
            <translation>Granskning</translation>
        </message>
        <message>
            <source>Private person {number}</source>
            <translation>Privatperson {number}</translation>
        </message>
        <message>
            <source>Private senders have a running number, never a name.</source>
            <translation>Privatpersoner har ett löpnummer, aldrig ett namn.</translation>
        </message>
        <message>
            <source>Prob.</source>
            <translation>Brist</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Brist</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>Problem</translation>
        </message>
        <message>
            <source>Procedure</source>
            <translation>Förfarande</translation>
        </message>
        <message>
            <source>Profile</source>
            <translation>Profil</translation>
        </message>
        <message>
            <source>Profiles (*.json)</source>
            <translation>Profiler (*.json)</translation>
        </message>
        <message>
            <source>Project</source>
            <translation>Projekt</translation>
        </message>
        <message>
            <source>Property designation</source>
            <translation>Fastighetsbeteckning</translation>
        </message>
        <message>
            <source>Property provision</source>
            <translation>Egenskapsbestämmelse</translation>
        </message>
        <message>
            <source>Proposal</source>
            <translation>Förslag</translation>
        </message>
        <message>
            <source>Proposals accepted</source>
            <translation>Godtagna förslag</translation>
        </message>
        <message>
            <source>Proposed: {crs}</source>
            <translation>Förslag: {crs}</translation>
        </message>
        <message>
            <source>Proposed: {crs}. {share} % of the rows shown fit it.</source>
            <translation>Föreslås: {crs}. {share} % av raderna som visas passar.</translation>
        </message>
        <message>
            <source>Protocol</source>
            <translation>Protokoll</translation>
        </message>
        <message>
            <source>Protocol of a safety walk</source>
            <translation>Protokoll från trygghetsvandring</translation>
        </message>
        <message>
            <source>Publication</source>
            <translation>Publicering</translation>
        </message>
        <message>
            <source>Publications</source>
            <translation>Publiceringar</translation>
        </message>
        <message>
            <source>Public…</source>
            <translation>Publik…</translation>
        </message>
        <message>
            <source>Publish</source>
            <translation>Publicera</translation>
        </message>
        <message>
            <source>Published on</source>
            <translation>Publicerad</translation>
        </message>
        <message numerus="yes">
            <source>Put %n photo(s) with the proposed stops</source>
            <translation>
                <numerusform>Lägg %n foto vid föreslaget stopp</numerusform>
                <numerusform>Lägg %n foton vid föreslagna stopp</numerusform>
            </translation>
        </message>
        <message>
            <source>Put a number on the map and the same number in front of the row.</source>
            <translation>Sätt ett nummer på kartan och samma nummer framför raden.</translation>
        </message>
        <message>
            <source>Put an old value back…</source>
            <translation>Återställ ett tidigare värde…</translation>
        </message>
        <message>
            <source>Put back</source>
            <translation>Återställ</translation>
        </message>
        <message>
            <source>Put back an old value</source>
            <translation>Återställ ett tidigare värde</translation>
        </message>
        <message>
            <source>Put back {value} for viewpoint {number}?</source>
            <translation>Återställa {value} för synpunkt {number}?</translation>
        </message>
        <message>
            <source>Put down that those who said the chosen viewpoints got to know.</source>
            <translation>Anteckna att de som sa de valda synpunkterna har fått svaret.</translation>
        </message>
        <message>
            <source>Put into the matter</source>
            <translation>Ta med i ärendet</translation>
        </message>
        <message>
            <source>Put into {matter} by hand</source>
            <translation>Tagen med i {matter} för hand</translation>
        </message>
        <message>
            <source>Put into {matter}: {reason}</source>
            <translation>Tagen med i {matter}: {reason}</translation>
        </message>
        <message>
            <source>Put with what is chosen</source>
            <translation>Lägg vid det valda</translation>
        </message>
        <message>
            <source>Puts down in the store that the account of a matter is finished: its date, its area, and each viewpoint with the number that it has there. The next account of the same stage lists what came later.

An account in which something lacks an answer or a reason is not finished and is refused. The same account is recorded once.</source>
            <translation>Antecknar i databasen att redogörelsen i ett ärende är färdig: datum, område och varje synpunkt med det nummer den har där. Nästa redogörelse i samma skede listar vad som kommit in senare.

En redogörelse där något saknar svar eller skäl är inte färdig och nekas. Samma redogörelse registreras en gång.</translation>
        </message>
        <message>
            <source>QGIS has no saved PostgreSQL connection called {name}.</source>
            <translation>QGIS har ingen sparad PostgreSQL-anslutning som heter {name}.</translation>
        </message>
        <message>
            <source>QGIS project</source>
            <translation>QGIS-projekt</translation>
        </message>
        <message>
            <source>Question</source>
            <translation>Fråga</translation>
        </message>
        <message>
            <source>Question asked</source>
            <translation>Fråga som ställdes</translation>
        </message>
        <message>
            <source>Question: {question}</source>
            <translation>Fråga: {question}</translation>
        </message>
        <message>
            <source>Questions</source>
            <translation>Frågor</translation>
        </message>
        <message>
            <source>READ_ME.txt</source>
            <translation>LÄS_MIG.txt</translation>
        </message>
        <message>
            <source>Reached whom the survey misses</source>
            <translation>Nådde dem som enkäten missar</translation>
        </message>
        <message>
            <source>Read</source>
            <translation>Lästa</translation>
        </message>
        <message>
            <source>Read as last time. “Guess again” forgets that.</source>
            <translation>Filen läses som förra gången. ”Gissa på nytt” glömmer det.</translation>
        </message>
        <message>
            <source>Read plan file</source>
            <translation>Läs planfil</translation>
        </message>
        <message>
            <source>Reading the file</source>
            <translation>Läser filen</translation>
        </message>
        <message>
            <source>Reading the file…</source>
            <translation>Läser filen…</translation>
        </message>
        <message>
            <source>Reading the photos</source>
            <translation>Läser fotona</translation>
        </message>
        <message>
            <source>Reading {name}</source>
            <translation>Läser {name}</translation>
        </message>
        <message>
            <source>Reads the reply sheet and the action sheet of a workbook that “Account of a matter” or “Report of an occasion” has written, after colleagues have filled it in. Only the columns for answers and actions are read; whatever else was changed in the file is not.

A row that was changed in the file alone is stored. A row that was changed in the store as well is a conflict: it is listed, and the store stays as it is. Rows whose viewpoint or action is gone, and those that can’t be stored as they are, are rejected, with the reason. The numbers of new, changed, unchanged, conflicting and rejected rows add up to the rows of the sheets.

One operation, which can be taken back.</source>
            <translation>Läser svarsbladet och åtgärdsbladet i en arbetsbok som ”Redogörelse för ett ärende” eller ”Rapport från ett tillfälle” har skrivit, när kollegor har fyllt i den. Bara kolumnerna för svar och åtgärder läses, inget annat som har ändrats i filen.

En rad som bara har ändrats i filen sparas. En rad som har ändrats även i synpunktsdatabasen är en konflikt: den listas, och databasen förblir som den är. Rader vars synpunkt eller åtgärd inte finns kvar, och rader som inte går att spara som de är, avvisas med skälet. Antalen nya, ändrade, oförändrade, motstridiga och avvisade rader blir tillsammans bladens rader.

En enda ändring, som kan ångras.</translation>
        </message>
        <message>
            <source>Ready to hand in?</source>
            <translation>Klart att lämna?</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Skäl</translation>
        </message>
        <message>
            <source>Reason (needed)</source>
            <translation>Skäl (krävs)</translation>
        </message>
        <message>
            <source>Reason for not doing it</source>
            <translation>Skäl till att den inte genomförs</translation>
        </message>
        <message>
            <source>Reason if it is not done</source>
            <translation>Skäl om den inte genomförs</translation>
        </message>
        <message>
            <source>Reason: {reason}</source>
            <translation>Skäl: {reason}</translation>
        </message>
        <message>
            <source>Received as</source>
            <translation>Inkom som</translation>
        </message>
        <message>
            <source>Received on</source>
            <translation>Inkom</translation>
        </message>
        <message>
            <source>Received {period}.</source>
            <translation>Inkomna {period}.</translation>
        </message>
        <message>
            <source>Record a finished account</source>
            <translation>Registrera en färdig redogörelse</translation>
        </message>
        <message>
            <source>Redrawn</source>
            <translation>Omritad</translation>
        </message>
        <message>
            <source>Reference there</source>
            <translation>Hänvisning dit</translation>
        </message>
        <message>
            <source>Reference to the decision</source>
            <translation>Hänvisning till beslutet</translation>
        </message>
        <message>
            <source>Registry number</source>
            <translation>Diarienummer</translation>
        </message>
        <message>
            <source>Registry number: {number}.</source>
            <translation>Diarienummer: {number}.</translation>
        </message>
        <message>
            <source>Rejected</source>
            <translation>Avvisade</translation>
        </message>
        <message>
            <source>Rejected row</source>
            <translation>Avvisad rad</translation>
        </message>
        <message>
            <source>Rejects file</source>
            <translation>Avvisningsfil</translation>
        </message>
        <message>
            <source>Relation</source>
            <translation>Läge</translation>
        </message>
        <message>
            <source>Remarks on the input</source>
            <translation>Anmärkningar om indata</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Ta bort</translation>
        </message>
        <message>
            <source>Remove a stop</source>
            <translation>Ta bort ett stopp</translation>
        </message>
        <message>
            <source>Remove an occasion</source>
            <translation>Ta bort ett tillfälle</translation>
        </message>
        <message>
            <source>Remove for good</source>
            <translation>Gallra</translation>
        </message>
        <message>
            <source>Remove personal data for good</source>
            <translation>Gallra personuppgifter</translation>
        </message>
        <message>
            <source>Remove photo</source>
            <translation>Ta bort foto</translation>
        </message>
        <message>
            <source>Remove route</source>
            <translation>Ta bort rutt</translation>
        </message>
        <message>
            <source>Remove text block</source>
            <translation>Ta bort textblock</translation>
        </message>
        <message>
            <source>Remove the line</source>
            <translation>Ta bort raden</translation>
        </message>
        <message>
            <source>Remove the occasion</source>
            <translation>Ta bort tillfället</translation>
        </message>
        <message>
            <source>Remove tie</source>
            <translation>Ta bort koppling</translation>
        </message>
        <message>
            <source>Removed rows in all tables</source>
            <translation>Borttagna rader i alla tabeller</translation>
        </message>
        <message>
            <source>Removes by a decision what the store need not keep:
contact: names and addresses whose day has passed, or those of the viewpoints that the expression fits;
raw: the original texts, earlier versions, and rows that could not be imported;
masked: of earlier versions, all words that the text no longer has, in the change log and in rows that could not be imported too.
The present texts stay as they are.

It can't be taken back. The files are written anew, so that nothing of it is left in them. It is taken out of drafts in your QGIS profiles too; those of other people are not reached. Backups are not touched; those that lie beside the store are listed. The log tells how much was removed, never what.</source>
            <translation>Tar efter beslut bort det som databasen inte behöver ha kvar:
contact: namn och adresser vars dag har passerat, eller de som hör till synpunkterna som uttrycket stämmer för;
raw: de ursprungliga texterna, tidigare versioner och rader som inte gick att importera;
masked: ur tidigare versioner alla ord som texten inte längre har, även i ändringsloggen och i rader som inte gick att importera.
De nuvarande texterna är kvar som de är.

Det kan inte ångras. Filerna skrivs om, så att inget blir kvar i dem. Det tas bort även ur utkast i dina QGIS-profiler; andras utkast nås inte. Säkerhetskopior rörs inte; de som ligger bredvid databasen räknas upp. Loggen säger hur mycket som togs bort, aldrig vad.</translation>
        </message>
        <message>
            <source>Rename…</source>
            <translation>Byt namn…</translation>
        </message>
        <message>
            <source>Repetitions</source>
            <translation>Upprepningar</translation>
        </message>
        <message>
            <source>Repetitions…</source>
            <translation>Upprepningar…</translation>
        </message>
        <message>
            <source>Reply sheet</source>
            <translation>Svarsblad</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>Rapport</translation>
        </message>
        <message>
            <source>Report from a dialogue</source>
            <translation>Rapport från dialog</translation>
        </message>
        <message>
            <source>Report of an occasion</source>
            <translation>Rapport från ett tillfälle</translation>
        </message>
        <message>
            <source>Responsible</source>
            <translation>Ansvarig</translation>
        </message>
        <message>
            <source>Review</source>
            <translation>Granskning</translation>
        </message>
        <message>
            <source>Review from</source>
            <translation>Granskning från</translation>
        </message>
        <message>
            <source>Review statement</source>
            <translation>Granskningsutlåtande</translation>
        </message>
        <message>
            <source>Review to</source>
            <translation>Granskning till</translation>
        </message>
        <message>
            <source>Ring the type: + good, – problem, * suggestion, ? question.</source>
            <translation>Ringa in typen: + bra, – brist, * förslag, ? fråga.</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>Roll</translation>
        </message>
        <message>
            <source>Route of a walk</source>
            <translation>Vandringens rutt</translation>
        </message>
        <message>
            <source>Route {metres} m</source>
            <translation>Rutt {metres} m</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>Rad</translation>
        </message>
        <message>
            <source>Row number</source>
            <translation>Radnummer</translation>
        </message>
        <message>
            <source>Row {first} has the same number, “{id}”, and says otherwise.</source>
            <translation>Rad {first} har samma nummer, ”{id}”, men ett annat innehåll.</translation>
        </message>
        <message>
            <source>Row {number}: {reason}</source>
            <translation>Rad {number}: {reason}</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Rader</translation>
        </message>
        <message>
            <source>Rows in “{table}” are still used in “{other}” and can't be removed; take those back or remove them first.</source>
            <translation>Rader i ”{table}” används fortfarande i ”{other}” och kan inte tas bort. Ångra eller ta bort dem först.</translation>
        </message>
        <message>
            <source>Rows of changed groups</source>
            <translation>Rader i ändrade grupper</translation>
        </message>
        <message>
            <source>Rows of new groups</source>
            <translation>Rader i nya grupper</translation>
        </message>
        <message>
            <source>Rows of unchanged groups</source>
            <translation>Rader i oförändrade grupper</translation>
        </message>
        <message>
            <source>Rows read</source>
            <translation>Lästa rader</translation>
        </message>
        <message>
            <source>Rows read: {read}. New: {new}, changed: {changed}, unchanged: {unchanged}, could not be read: {rejected}. Without place: {without_place}.</source>
            <translation>Lästa rader: {read}. Nya: {new}, ändrade: {changed}, oförändrade: {unchanged}, kunde inte läsas: {rejected}. Utan plats: {without_place}.</translation>
        </message>
        <message>
            <source>Rows removed</source>
            <translation>Borttagna rader</translation>
        </message>
        <message>
            <source>Rows that could not be read</source>
            <translation>Rader som inte kunde läsas</translation>
        </message>
        <message>
            <source>Rows that were not stored</source>
            <translation>Rader som inte sparades</translation>
        </message>
        <message>
            <source>Safety coordinator</source>
            <translation>Trygghetssamordnare</translation>
        </message>
        <message>
            <source>Safety walk</source>
            <translation>Trygghetsvandring</translation>
        </message>
        <message>
            <source>Said by</source>
            <translation>Sagt av</translation>
        </message>
        <message>
            <source>Same as last</source>
            <translation>Samma som förra</translation>
        </message>
        <message>
            <source>Same as viewpoint</source>
            <translation>Samma som synpunkt</translation>
        </message>
        <message>
            <source>Same stop last time</source>
            <translation>Samma stopp förra gången</translation>
        </message>
        <message>
            <source>Same text twice</source>
            <translation>Samma text två gånger</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Spara</translation>
        </message>
        <message>
            <source>Save a view</source>
            <translation>Spara en vy</translation>
        </message>
        <message>
            <source>Save and next (Ctrl+Enter)</source>
            <translation>Spara och nästa (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Save and next (Enter)</source>
            <translation>Spara och nästa (Enter)</translation>
        </message>
        <message>
            <source>Save as profile</source>
            <translation>Spara som profil</translation>
        </message>
        <message>
            <source>Save as profile…</source>
            <translation>Spara som profil…</translation>
        </message>
        <message>
            <source>Save as text block</source>
            <translation>Spara som textblock</translation>
        </message>
        <message>
            <source>Save or clear what you are writing first.</source>
            <translation>Spara eller töm det du skriver först.</translation>
        </message>
        <message>
            <source>Save picture</source>
            <translation>Spara bild</translation>
        </message>
        <message>
            <source>Save statement (Ctrl+Enter)</source>
            <translation>Spara yttrandet (Ctrl+Enter)</translation>
        </message>
        <message>
            <source>Save the document</source>
            <translation>Spara dokumentet</translation>
        </message>
        <message>
            <source>Save the picture</source>
            <translation>Spara bilden</translation>
        </message>
        <message>
            <source>Save them</source>
            <translation>Spara dem</translation>
        </message>
        <message>
            <source>Save this filter as a view…</source>
            <translation>Spara filtret som en vy…</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>Sparad</translation>
        </message>
        <message>
            <source>Saved connection and schema, as conn:NAME/schema:</source>
            <translation>Sparad anslutning och schema, som conn:NAMN/schema:</translation>
        </message>
        <message>
            <source>Saved filters</source>
            <translation>Sparade filter</translation>
        </message>
        <message>
            <source>Saved: no. {number}</source>
            <translation>Sparad: nr {number}</translation>
        </message>
        <message>
            <source>Say by an expression whose photos are to be removed.</source>
            <translation>Ange med ett uttryck vilkas foton som ska tas bort.</translation>
        </message>
        <message>
            <source>Say on which day the letter came in.</source>
            <translation>Skriv vilken dag brevet kom in.</translation>
        </message>
        <message>
            <source>Say on which day they were handed over.</source>
            <translation>Skriv vilken dag de lämnades över.</translation>
        </message>
        <message>
            <source>Say what is to be done.</source>
            <translation>Skriv vad som ska göras.</translation>
        </message>
        <message>
            <source>Say where to write a document of the template's kind, too.</source>
            <translation>Ange också var ett dokument av mallens slag ska skrivas.</translation>
        </message>
        <message>
            <source>Say which decision it is that the removal rests on.</source>
            <translation>Ange vilket beslut gallringen vilar på.</translation>
        </message>
        <message>
            <source>Say which matter the account is of.</source>
            <translation>Ange vilket ärende redogörelsen gäller.</translation>
        </message>
        <message>
            <source>Say which occasion the report is of.</source>
            <translation>Ange vilket tillfälle rapporten gäller.</translation>
        </message>
        <message>
            <source>Say which operation to take back.</source>
            <translation>Ange vilken ändring som ska ångras.</translation>
        </message>
        <message>
            <source>Say which organisation the letter is from.</source>
            <translation>Skriv vilken organisation brevet kommer från.</translation>
        </message>
        <message>
            <source>Say which plan layer of the store this is a new version of: {names}.</source>
            <translation>Ange vilket planlager i databasen som det här är en ny version av: {names}.</translation>
        </message>
        <message>
            <source>Say who gets the viewpoints.</source>
            <translation>Skriv vem som får synpunkterna.</translation>
        </message>
        <message>
            <source>Say why it is not met: those who spoke need a reason.</source>
            <translation>Skriv varför synpunkten inte tillgodoses: de som sa det behöver få veta skälet.</translation>
        </message>
        <message>
            <source>Say why it is only partly met: a reason is needed.</source>
            <translation>Skriv varför synpunkten bara tillgodoses delvis: det behövs ett skäl.</translation>
        </message>
        <message>
            <source>Say why it will not be done: those who walked need a reason.</source>
            <translation>Skriv varför det inte görs: de som gick med behöver ett skäl.</translation>
        </message>
        <message>
            <source>Say why the viewpoint does not belong to the matter.</source>
            <translation>Ange varför synpunkten inte hör till ärendet.</translation>
        </message>
        <message>
            <source>Schema version</source>
            <translation>Schemaversion</translation>
        </message>
        <message>
            <source>Search name, place, day or kind</source>
            <translation>Sök namn, plats, dag eller slag</translation>
        </message>
        <message>
            <source>Search part of the plan</source>
            <translation>Sök del av planen</translation>
        </message>
        <message>
            <source>Search text, place or number</source>
            <translation>Sök text, plats eller nummer</translation>
        </message>
        <message>
            <source>Search the plan's parts</source>
            <translation>Sök bland planens delar</translation>
        </message>
        <message>
            <source>Search words and themes</source>
            <translation>Sök ord eller tema</translation>
        </message>
        <message>
            <source>Season</source>
            <translation>Årstid</translation>
        </message>
        <message>
            <source>See {joint}.</source>
            <translation>Se {joint}.</translation>
        </message>
        <message>
            <source>Select the words of one viewpoint first; what is marked stays marked.</source>
            <translation>Markera först orden i en synpunkt med musen; det som redan är en synpunkt kan inte bli två.</translation>
        </message>
        <message>
            <source>Select viewpoints in the list or on the map first.</source>
            <translation>Välj synpunkter i listan eller på kartan först.</translation>
        </message>
        <message>
            <source>Sender</source>
            <translation>Avsändare</translation>
        </message>
        <message>
            <source>Sender group</source>
            <translation>Avsändargrupp</translation>
        </message>
        <message>
            <source>Sent on</source>
            <translation>Skickad</translation>
        </message>
        <message>
            <source>Sequence</source>
            <translation>Ordning</translation>
        </message>
        <message>
            <source>Session of the store</source>
            <translation>Databasens session</translation>
        </message>
        <message>
            <source>Set status</source>
            <translation>Sätt status</translation>
        </message>
        <message>
            <source>Severity</source>
            <translation>Allvar</translation>
        </message>
        <message>
            <source>Shared mailbox</source>
            <translation>Funktionsbrevlåda</translation>
        </message>
        <message>
            <source>Sheet to carry</source>
            <translation>Blankett att ta med</translation>
        </message>
        <message>
            <source>Sheet to carry…</source>
            <translation>Blankett att ta med…</translation>
        </message>
        <message>
            <source>Sheet, layer or repeat</source>
            <translation>Blad, lager eller upprepning</translation>
        </message>
        <message>
            <source>Sheet, layer or repeat in the file</source>
            <translation>Blad, lager eller upprepning i filen</translation>
        </message>
        <message>
            <source>Short label (English)</source>
            <translation>Kort benämning (engelska)</translation>
        </message>
        <message>
            <source>Short label (Swedish)</source>
            <translation>Kort benämning (svenska)</translation>
        </message>
        <message>
            <source>Show by</source>
            <translation>Visa per</translation>
        </message>
        <message>
            <source>Show in the list</source>
            <translation>Visa i listan</translation>
        </message>
        <message>
            <source>Show them in the list</source>
            <translation>Visa dem i listan</translation>
        </message>
        <message>
            <source>Show viewpoint</source>
            <translation>Visa synpunkten</translation>
        </message>
        <message>
            <source>Show viewpoints</source>
            <translation>Visa synpunkter</translation>
        </message>
        <message>
            <source>Show what was said about the plan</source>
            <translation>Visa vad som sagts om planen</translation>
        </message>
        <message>
            <source>Shows {shown} of {total}</source>
            <translation>Visar {shown} av {total}</translation>
        </message>
        <message>
            <source>Smaller counts are held back, and others from which they could be worked out. 0: all are shown.</source>
            <translation>Mindre antal visas inte, och inte heller andra som de kan räknas ut ur. 0: alla visas.</translation>
        </message>
        <message>
            <source>Smallest count shown</source>
            <translation>Minsta antal som visas</translation>
        </message>
        <message>
            <source>Some more without a place.</source>
            <translation>Några till utan plats.</translation>
        </message>
        <message>
            <source>Some of these viewpoints were published on {day} on a grid of {step} metres. Places on two grids tell more exactly where something is: publish on the same grid, or on one of three times as many metres.</source>
            <translation>Några av synpunkterna publicerades {day} på ett rutnät om {step} meter. Platser på två rutnät visar noggrannare var något är: publicera på samma rutnät, eller på ett med tre gånger så många meter.</translation>
        </message>
        <message>
            <source>Some rows could not be used.</source>
            <translation>Några rader kunde inte användas.</translation>
        </message>
        <message>
            <source>Some viewpoints lie outside and are no part of this.</source>
            <translation>Några synpunkter ligger utanför och är inte med här.</translation>
        </message>
        <message>
            <source>Somebody else has changed the answer to viewpoint {number} meanwhile. Your text is still here; look at theirs before you save.</source>
            <translation>Någon annan har ändrat svaret på synpunkt {number} under tiden. Din text finns kvar; läs det andra svaret innan du sparar.</translation>
        </message>
        <message>
            <source>Somebody else has changed the handover meanwhile. Look at it again before you change it.</source>
            <translation>Någon annan har ändrat överlämningen under tiden. Läs den igen innan du ändrar.</translation>
        </message>
        <message>
            <source>Sort order</source>
            <translation>Ordningsföljd</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Källa</translation>
        </message>
        <message>
            <source>Stage</source>
            <translation>Skede</translation>
        </message>
        <message>
            <source>Starts</source>
            <translation>Börjar</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>State of the link</source>
            <translation>Kopplingens status</translation>
        </message>
        <message>
            <source>Statement</source>
            <translation>Yttrande</translation>
        </message>
        <message>
            <source>Statement {number}, {sender}</source>
            <translation>Yttrande {number}, {sender}</translation>
        </message>
        <message>
            <source>Statement {number}, {sender}, received {date}</source>
            <translation>Yttrande {number}, {sender}, inkom {date}</translation>
        </message>
        <message>
            <source>Statements</source>
            <translation>Yttranden</translation>
        </message>
        <message>
            <source>Statements and answers</source>
            <translation>Synpunkter och svar</translation>
        </message>
        <message>
            <source>Statement…</source>
            <translation>Yttrande…</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Status</translation>
        </message>
        <message>
            <source>Status since</source>
            <translation>Status sedan</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Stop by stop</source>
            <translation>Stopp för stopp</translation>
        </message>
        <message>
            <source>Stop {number}</source>
            <translation>Stopp {number}</translation>
        </message>
        <message>
            <source>Stop {number} of {count}</source>
            <translation>Stopp {number} av {count}</translation>
        </message>
        <message>
            <source>Stops</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Store to bring home</source>
            <translation>Databas att ta hem</translation>
        </message>
        <message>
            <source>Store to bring in</source>
            <translation>Databas att hämta från</translation>
        </message>
        <message>
            <source>Stores on a server need the Python module psycopg2, which this QGIS lacks. Ask whoever installed QGIS to add it.</source>
            <translation>Databaser på en server behöver Python-modulen psycopg2, som saknas i det här QGIS. Be den som installerade QGIS att lägga till den.</translation>
        </message>
        <message>
            <source>Street address</source>
            <translation>Gatuadress</translation>
        </message>
        <message>
            <source>Stretch or area</source>
            <translation>Sträcka eller yta</translation>
        </message>
        <message>
            <source>Stretches of viewpoints</source>
            <translation>Synpunkternas sträckor</translation>
        </message>
        <message>
            <source>Such as the document plan and its paragraph, or a registry number.</source>
            <translation>Till exempel dokumenthanteringsplanen och dess punkt, eller ett diarienummer.</translation>
        </message>
        <message>
            <source>Sugg</source>
            <translation>Försl</translation>
        </message>
        <message>
            <source>Sugg.</source>
            <translation>Försl</translation>
        </message>
        <message>
            <source>Suggestion</source>
            <translation>Förslag</translation>
        </message>
        <message>
            <source>Suggestion: {column}</source>
            <translation>Förslag: {column}</translation>
        </message>
        <message>
            <source>Suggestion: {theme}, from the word “{word}”</source>
            <translation>Förslag: {theme}, av ordet ”{word}”</translation>
        </message>
        <message>
            <source>Suggestions</source>
            <translation>Förslag</translation>
        </message>
        <message>
            <source>Suggestions and questions</source>
            <translation>Förslag och frågor</translation>
        </message>
        <message>
            <source>Summarise concerns inside a boundary</source>
            <translation>Sammanställ synpunkter inom ett område</translation>
        </message>
        <message>
            <source>Summarise viewpoints here</source>
            <translation>Sammanställ synpunkter här</translation>
        </message>
        <message>
            <source>Summary</source>
            <translation>Sammanställning</translation>
        </message>
        <message>
            <source>Summary of the viewpoints</source>
            <translation>Sammanfattning av synpunkterna</translation>
        </message>
        <message>
            <source>Synpunkt example</source>
            <translation>Synpunkt exempel</translation>
        </message>
        <message>
            <source>Synpunkt – help</source>
            <translation>Synpunkt – hjälp</translation>
        </message>
        <message>
            <source>Synpunkt's algorithms are not loaded. Turn the plugin on in QGIS; in a notebook, start Processing and add its provider first.</source>
            <translation>Synpunkts algoritmer är inte laddade. Slå på insticksprogrammet i QGIS; i en notebook, starta först Processing och lägg till dess provider.</translation>
        </message>
        <message>
            <source>Synpunkt: example (invented)</source>
            <translation>Synpunkt: exempel (påhittat)</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabell</translation>
        </message>
        <message>
            <source>Tables</source>
            <translation>Tabeller</translation>
        </message>
        <message>
            <source>Tables and layers (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.json *.geojson *.gpkg *.xml *.kml *.shp *.zip);;All files (*)</source>
            <translation>Tabeller och lager (*.csv *.tsv *.txt *.xlsx *.xls *.ods *.json *.geojson *.gpkg *.xml *.kml *.shp *.zip);;Alla filer (*)</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>Ångra</translation>
        </message>
        <message>
            <source>Take back an operation</source>
            <translation>Ångra en ändring</translation>
        </message>
        <message>
            <source>Take in a statement</source>
            <translation>Ta in ett yttrande</translation>
        </message>
        <message>
            <source>Take the mark away</source>
            <translation>Ta bort markeringen</translation>
        </message>
        <message>
            <source>Take the shape of a part of the plan</source>
            <translation>Ta formen av en del av planen</translation>
        </message>
        <message>
            <source>Taken</source>
            <translation>Tagen</translation>
        </message>
        <message>
            <source>Taken off the map</source>
            <translation>Tagen från kartan</translation>
        </message>
        <message numerus="yes">
            <source>Taken together with earlier publications, this one would tell what fewer than %n viewpoint(s) said: {numbers}. Publish an area that was published before, or one that neither overlaps the earlier ones nor leaves out a little of them.</source>
            <translation>
                <numerusform>Tillsammans med tidigare publiceringar skulle den här visa vad färre än %n synpunkt sade: {numbers}. Publicera ett område som har publicerats förut, eller ett som varken överlappar de tidigare eller lämnar lite av dem utanför.</numerusform>
                <numerusform>Tillsammans med tidigare publiceringar skulle den här visa vad färre än %n synpunkter sade: {numbers}. Publicera ett område som har publicerats förut, eller ett som varken överlappar de tidigare eller lämnar lite av dem utanför.</numerusform>
            </translation>
        </message>
        <message>
            <source>Takes all parts as they are drawn here, once every proposal is accepted or removed. Parts that are gone go, unless something is tied to them.</source>
            <translation>Tar alla delar som de är ritade här, när varje förslag är godtaget eller borttaget. Delar som inte finns kvar tas bort, om inget är kopplat till dem.</translation>
        </message>
        <message>
            <source>Takes back</source>
            <translation>Tar tillbaka</translation>
        </message>
        <message>
            <source>Tallies of participants</source>
            <translation>Deltagare per grupp</translation>
        </message>
        <message>
            <source>Telephone</source>
            <translation>Telefon</translation>
        </message>
        <message>
            <source>Telephone number</source>
            <translation>Telefonnummer</translation>
        </message>
        <message>
            <source>Template of the document</source>
            <translation>Mall för dokumentet</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Text (*.txt *.md);;All files (*)</source>
            <translation>Text (*.txt *.md);;Alla filer (*)</translation>
        </message>
        <message>
            <source>Text blocks</source>
            <translation>Textblock</translation>
        </message>
        <message>
            <source>Text documents and templates (*.docx *.dotx *.odt *.ott)</source>
            <translation>Textdokument och mallar (*.docx *.dotx *.odt *.ott)</translation>
        </message>
        <message>
            <source>Text held back</source>
            <translation>Texten hålls tillbaka</translation>
        </message>
        <message>
            <source>Texts (internal)</source>
            <translation>Texter (intern)</translation>
        </message>
        <message>
            <source>Texts on the page</source>
            <translation>Texter på sidan</translation>
        </message>
        <message>
            <source>Texts stand as they were written down; blocked ones do not.</source>
            <translation>Texter återges som de har antecknats, utom spärrade texter.</translation>
        </message>
        <message>
            <source>That part of the plan is no longer in the store.</source>
            <translation>Den delen av planen finns inte längre i databasen.</translation>
        </message>
        <message>
            <source>That place has no coordinates in the store's system.</source>
            <translation>Den platsen har inga koordinater i databasens koordinatsystem.</translation>
        </message>
        <message>
            <source>That point can't be kept in the store's system.</source>
            <translation>Den punkten går inte att spara i databasens koordinatsystem.</translation>
        </message>
        <message numerus="yes">
            <source>That touches %n viewpoint(s)</source>
            <translation>
                <numerusform>Det berör %n synpunkt</numerusform>
                <numerusform>Det berör %n synpunkter</numerusform>
            </translation>
        </message>
        <message>
            <source>The OPERATION that an import or another algorithm gave.</source>
            <translation>Den OPERATION som en import eller en annan algoritm gav.</translation>
        </message>
        <message numerus="yes">
            <source>The account is a draft: %n viewpoint(s) have no answer yet.</source>
            <translation>
                <numerusform>Redogörelsen är ett utkast: %n synpunkt saknar svar.</numerusform>
                <numerusform>Redogörelsen är ett utkast: %n synpunkter saknar svar.</numerusform>
            </translation>
        </message>
        <message>
            <source>The account is not finished: {what}.</source>
            <translation>Redogörelsen är inte färdig: {what}.</translation>
        </message>
        <message>
            <source>The account of {title} holds no viewpoint.</source>
            <translation>Redogörelsen för {title} har inga synpunkter.</translation>
        </message>
        <message>
            <source>The action is no longer in the store.</source>
            <translation>Åtgärden finns inte kvar i synpunktsdatabasen.</translation>
        </message>
        <message>
            <source>The action is saved.</source>
            <translation>Åtgärden är sparad.</translation>
        </message>
        <message>
            <source>The address of a store on a server is conn:NAME/schema for a connection saved in QGIS, or postgresql://user@host/database?schema=NAME.</source>
            <translation>Adressen till en databas på en server är conn:NAMN/schema för en anslutning som är sparad i QGIS, eller postgresql://användare@värd/databas?schema=NAMN.</translation>
        </message>
        <message>
            <source>The answer is taken back; its text is here again.</source>
            <translation>Svaret är taget tillbaka; texten finns här igen.</translation>
        </message>
        <message numerus="yes">
            <source>The answer to %n viewpoint(s) is saved.</source>
            <translation>
                <numerusform>Svaret på %n synpunkt är sparat.</numerusform>
                <numerusform>Svaret på %n synpunkter är sparat.</numerusform>
            </translation>
        </message>
        <message>
            <source>The archive {name} holds more than {limit} MB or too many files. Unpack it, and choose the table.</source>
            <translation>Arkivet {name} innehåller mer än {limit} MB eller för många filer. Packa upp det och välj tabellen.</translation>
        </message>
        <message>
            <source>The archive {name} holds no table that can be read.</source>
            <translation>Arkivet {name} innehåller ingen tabell som kan läsas.</translation>
        </message>
        <message numerus="yes">
            <source>The area and %n viewpoint(s) with a place</source>
            <translation>
                <numerusform>Området och %n synpunkt med plats</numerusform>
                <numerusform>Området och %n synpunkter med plats</numerusform>
            </translation>
        </message>
        <message>
            <source>The area has no coordinate system. Choose the one it is in.</source>
            <translation>Området saknar koordinatsystem. Välj vilket det är ritat i.</translation>
        </message>
        <message>
            <source>The area is too large to be measured.</source>
            <translation>Området är för stort för att mätas.</translation>
        </message>
        <message>
            <source>The area is {hectares} ha.</source>
            <translation>Området är {hectares} ha.</translation>
        </message>
        <message>
            <source>The areas that were counted in, with their numbers.</source>
            <translation>Områdena som räknades, med sina antal.</translation>
        </message>
        <message>
            <source>The boundary layer could not be opened.</source>
            <translation>Gränslagret kunde inte öppnas.</translation>
        </message>
        <message>
            <source>The boundary layer says {own}; its coordinates were read as {given}.</source>
            <translation>Gränslagret anger {own}; koordinaterna lästes som {given}.</translation>
        </message>
        <message>
            <source>The boundary layer {layer} has neither an area nor a closed line.</source>
            <translation>Gränslagret {layer} har varken någon yta eller någon sluten linje.</translation>
        </message>
        <message>
            <source>The clipboard</source>
            <translation>Urklipp</translation>
        </message>
        <message>
            <source>The column names stand in row {number}; what stands above was left aside.</source>
            <translation>Kolumnnamnen står på rad {number}; det som står ovanför lämnades åt sidan.</translation>
        </message>
        <message>
            <source>The coordinate system of the store is not valid.</source>
            <translation>Databasens koordinatsystem är inte giltigt.</translation>
        </message>
        <message>
            <source>The coordinates don't fit the coordinate system {crs}. Choose the one they are drawn in.</source>
            <translation>Koordinaterna passar inte i koordinatsystemet {crs}. Välj vilket de är ritade i.</translation>
        </message>
        <message>
            <source>The database {name} has no PostGIS. Ask its administrator to run CREATE EXTENSION postgis in it.</source>
            <translation>Databasen {name} har inte PostGIS. Be den som sköter den att köra CREATE EXTENSION postgis i den.</translation>
        </message>
        <message>
            <source>The dates in “{column}” ({examples}) can be read in several ways. How are they written?</source>
            <translation>Datumen i ”{column}” ({examples}) kan läsas på flera sätt. Hur är de skrivna?</translation>
        </message>
        <message>
            <source>The disk is full. Nothing has been changed in {name}.</source>
            <translation>Disken är full. Inget har ändrats i {name}.</translation>
        </message>
        <message>
            <source>The draft can't be kept on disk: {reason}.</source>
            <translation>Utkastet kan inte sparas på disken: {reason}.</translation>
        </message>
        <message>
            <source>The drawing is as the plan was last seen.</source>
            <translation>Ritningen är som planen sågs senast.</translation>
        </message>
        <message>
            <source>The drawing is the plan now.</source>
            <translation>Ritningen gäller nu.</translation>
        </message>
        <message>
            <source>The encoding “{name}” is not known. Try UTF-8 or Windows-1252.</source>
            <translation>Teckenkodningen ”{name}” är okänd. Prova UTF-8 eller Windows-1252.</translation>
        </message>
        <message>
            <source>The example is invented. It lies in a folder of its own that you can delete.</source>
            <translation>Exemplet är påhittat. Det ligger i en egen mapp som du kan ta bort.</translation>
        </message>
        <message>
            <source>The example lies in {folder}. You can delete the folder.</source>
            <translation>Exemplet ligger i {folder}. Du kan ta bort mappen.</translation>
        </message>
        <message>
            <source>The expression can't be used: {reason}.</source>
            <translation>Uttrycket kan inte användas: {reason}.</translation>
        </message>
        <message>
            <source>The figures are the numbers in the tables.</source>
            <translation>Siffrorna är numren i tabellerna.</translation>
        </message>
        <message>
            <source>The figures are the viewpoints' numbers.</source>
            <translation>Siffrorna är synpunkternas nummer.</translation>
        </message>
        <message>
            <source>The file breaks off in the middle of a character.</source>
            <translation>Filen slutar mitt i ett tecken.</translation>
        </message>
        <message>
            <source>The file could not be looked at.</source>
            <translation>Filen kunde inte visas.</translation>
        </message>
        <message>
            <source>The file has no provisions, only the plan's own area.</source>
            <translation>Filen har inga bestämmelser, bara planområdet.</translation>
        </message>
        <message>
            <source>The file has not been read to its end.</source>
            <translation>Filen är inte läst till slut.</translation>
        </message>
        <message>
            <source>The file is damaged: {details}.</source>
            <translation>Filen är skadad: {details}.</translation>
        </message>
        <message>
            <source>The file is one page of a reply that goes on. Fetch the rest too.</source>
            <translation>Filen är en sida av ett svar som fortsätter. Hämta resten också.</translation>
        </message>
        <message>
            <source>The file is one page of a reply: {read} of {total} records. Fetch the rest too.</source>
            <translation>Filen är en sida av ett svar: {read} av {total} poster. Hämta resten också.</translation>
        </message>
        <message>
            <source>The file mixes coordinate systems: {systems}. All areas come in {crs}.</source>
            <translation>Filen blandar koordinatsystem: {systems}. Alla ytor kommer i {crs}.</translation>
        </message>
        <message>
            <source>The file of one of its photos is missing.</source>
            <translation>Filen till ett av fotona saknas.</translation>
        </message>
        <message>
            <source>The file {name} already exists; choose another name.</source>
            <translation>Filen {name} finns redan. Välj ett annat namn.</translation>
        </message>
        <message>
            <source>The file {name} can't be read further: {reason}</source>
            <translation>Filen {name} kan inte läsas vidare: {reason}</translation>
        </message>
        <message>
            <source>The file {name} can't be read. It must be CSV, XLSX, ODS, GeoJSON, GeoPackage, Shapefile or another geodata format.</source>
            <translation>Filen {name} kan inte läsas. Den ska vara CSV, XLSX, ODS, GeoJSON, GeoPackage, Shapefile eller ett annat geodataformat.</translation>
        </message>
        <message>
            <source>The file {name} can't be read: {reason}.</source>
            <translation>Filen {name} kan inte läsas: {reason}.</translation>
        </message>
        <message>
            <source>The file {name} can't be written: {reason}.</source>
            <translation>Filen {name} kan inte skrivas: {reason}.</translation>
        </message>
        <message>
            <source>The file {name} has no reply sheet and no action sheet made by Synpunkt.</source>
            <translation>Filen {name} har inget svarsblad och inget åtgärdsblad som Synpunkt har gjort.</translation>
        </message>
        <message>
            <source>The file {name} has no row of column names that can be read.</source>
            <translation>Filen {name} har ingen rad med kolumnnamn som kan läsas.</translation>
        </message>
        <message>
            <source>The file {name} holds no layer that can be read.</source>
            <translation>Filen {name} har inget lager som kan läsas.</translation>
        </message>
        <message>
            <source>The file {name} holds no list of records, so no viewpoints can be read from it.</source>
            <translation>Filen {name} innehåller ingen lista med poster, så inga synpunkter kan läsas ur den.</translation>
        </message>
        <message>
            <source>The file {name} holds no text, whatever its name says. If it is a workbook, let its name end in .xlsx or .ods.</source>
            <translation>Filen {name} innehåller ingen text, vad den än heter. Om den är en arbetsbok ska namnet sluta på .xlsx eller .ods.</translation>
        </message>
        <message>
            <source>The file {name} holds {size} MB; the limit is {limit} MB. Fetch it in parts.</source>
            <translation>Filen {name} är på {size} MB; gränsen är {limit} MB. Hämta den i delar.</translation>
        </message>
        <message>
            <source>The file {name} is empty.</source>
            <translation>Filen {name} är tom.</translation>
        </message>
        <message>
            <source>The file {name} is not a workbook that can be read.</source>
            <translation>Filen {name} är ingen arbetsbok som kan läsas.</translation>
        </message>
        <message>
            <source>The file {name} is not an archive that can be read.</source>
            <translation>Filen {name} är inget arkiv som kan läsas.</translation>
        </message>
        <message>
            <source>The file {name} is not {kind} that can be read: {reason}.</source>
            <translation>Filen {name} är inte {kind} som kan läsas: {reason}.</translation>
        </message>
        <message>
            <source>The file {name} was not found.</source>
            <translation>Filen {name} hittades inte.</translation>
        </message>
        <message>
            <source>The first is kept; the others are joined to it.</source>
            <translation>Den första behålls. De andra är ihopslagna med den.</translation>
        </message>
        <message numerus="yes">
            <source>The folder with %n viewpoint(s) lies in {path}.</source>
            <translation>
                <numerusform>Mappen med %n synpunkt ligger i {path}.</numerusform>
                <numerusform>Mappen med %n synpunkter ligger i {path}.</numerusform>
            </translation>
        </message>
        <message>
            <source>The folder {folder} could not be made. ({reason})</source>
            <translation>Mappen {folder} kunde inte skapas. ({reason})</translation>
        </message>
        <message>
            <source>The folder {name} can't be written: {reason}.</source>
            <translation>Mappen {name} kan inte skrivas: {reason}.</translation>
        </message>
        <message>
            <source>The folder {name} does not exist.</source>
            <translation>Mappen {name} finns inte.</translation>
        </message>
        <message>
            <source>The folder {name} holds more than {limit} files. Choose the folder of the photos.</source>
            <translation>Mappen {name} innehåller fler än {limit} filer. Välj mappen med foton.</translation>
        </message>
        <message>
            <source>The format has no letters for provisions (such as B1): they stand in Boverket's catalogue. Provisions are called by their wording.</source>
            <translation>Formatet har inga beteckningar på bestämmelser (som B1): de står i Boverkets katalog. Bestämmelserna kallas vid sin formulering.</translation>
        </message>
        <message>
            <source>The geometry mixes points, lines and areas.</source>
            <translation>Geometrin blandar punkter, linjer och ytor.</translation>
        </message>
        <message>
            <source>The inbox lies in {folder}. Open its project to write; “Bring in…” in the panel takes its store home here.</source>
            <translation>Inkorgen ligger i {folder}. Öppna dess projekt för att skriva; ”Hämta in…” i panelen tar hem dess databas hit.</translation>
        </message>
        <message>
            <source>The larger, the less is told of where someone lives.</source>
            <translation>Ju större, desto mindre syns var någon bor.</translation>
        </message>
        <message>
            <source>The layer lies in the field package {name}, which comes home as a whole. Give that file instead of the layer.</source>
            <translation>Lagret ligger i fältpaketet {name}, som kommer hem i sin helhet. Ange den filen i stället för lagret.</translation>
        </message>
        <message>
            <source>The layer of groups can't be opened.</source>
            <translation>Lagret med grupper kan inte öppnas.</translation>
        </message>
        <message>
            <source>The layer of the walk can't be opened.</source>
            <translation>Vandringens lager kan inte öppnas.</translation>
        </message>
        <message>
            <source>The layer of viewpoints can't be opened.</source>
            <translation>Lagret med synpunkter kan inte öppnas.</translation>
        </message>
        <message>
            <source>The layer of viewpoints could not be opened.</source>
            <translation>Lagret med synpunkter kunde inte öppnas.</translation>
        </message>
        <message>
            <source>The layer of viewpoints says {own}; its coordinates were read as {given}.</source>
            <translation>Lagret med synpunkter anger {own}; koordinaterna lästes som {given}.</translation>
        </message>
        <message>
            <source>The layer with the texts can't be opened.</source>
            <translation>Lagret med texterna kan inte öppnas.</translation>
        </message>
        <message>
            <source>The layer {layer} can't be edited.</source>
            <translation>Lagret {layer} kan inte redigeras.</translation>
        </message>
        <message>
            <source>The layer {layer} can't be read further: {reason}</source>
            <translation>Lagret {layer} kan inte läsas vidare: {reason}</translation>
        </message>
        <message>
            <source>The layer {layer} could not be opened.</source>
            <translation>Lagret {layer} kunde inte öppnas.</translation>
        </message>
        <message>
            <source>The layer {layer} did not take the change.</source>
            <translation>Lagret {layer} tog inte emot ändringen.</translation>
        </message>
        <message>
            <source>The layer {layer} has no coordinate system. Choose the one it is drawn in.</source>
            <translation>Lagret {layer} saknar koordinatsystem. Välj vilket det är ritat i.</translation>
        </message>
        <message>
            <source>The layer {layer} has no coordinate system. Give it one first.</source>
            <translation>Lagret {layer} saknar koordinatsystem. Ge det ett först.</translation>
        </message>
        <message>
            <source>The layer {layer} has no field called {field}.</source>
            <translation>Lagret {layer} har inget fält som heter {field}.</translation>
        </message>
        <message>
            <source>The layer {layer} has no field “{field}”. It has: {fields}.</source>
            <translation>Lagret {layer} har inget fält ”{field}”. Det har: {fields}.</translation>
        </message>
        <message>
            <source>The layer {layer} has no object of that plan.</source>
            <translation>Lagret {layer} har inget objekt som hör till den planen.</translation>
        </message>
        <message>
            <source>The layer {layer} has no object with a geometry.</source>
            <translation>Lagret {layer} har inget objekt med geometri.</translation>
        </message>
        <message>
            <source>The layer {layer} holds neither lines nor points.</source>
            <translation>Lagret {layer} innehåller varken linjer eller punkter.</translation>
        </message>
        <message>
            <source>The layer {layer} is being edited, so QGIS can't filter it now. The map follows the list when the editing has ended.</source>
            <translation>Lagret {layer} redigeras, så QGIS kan inte filtrera det nu. Kartan följer listan när redigeringen är avslutad.</translation>
        </message>
        <message>
            <source>The layer {layer} is being edited. Save or discard the edits first; nothing has been changed.</source>
            <translation>Lagret {layer} redigeras. Spara eller ångra redigeringen först. Inget har ändrats.</translation>
        </message>
        <message>
            <source>The layer {layer} was edited after that. Undo in QGIS, step by step.</source>
            <translation>Lagret {layer} har redigerats efter det. Ångra i QGIS, steg för steg.</translation>
        </message>
        <message>
            <source>The layer's own shapes</source>
            <translation>Lagrets egen geometri</translation>
        </message>
        <message>
            <source>The layout can't be saved as {name}.</source>
            <translation>Layouten kan inte sparas som {name}.</translation>
        </message>
        <message>
            <source>The letter</source>
            <translation>Brevet</translation>
        </message>
        <message numerus="yes">
            <source>The longest bar is %n viewpoint(s).</source>
            <translation>
                <numerusform>Den längsta stapeln är %n synpunkt.</numerusform>
                <numerusform>Den längsta stapeln är %n synpunkter.</numerusform>
            </translation>
        </message>
        <message>
            <source>The map shows what the list shows. It is a filter of the layers: tools that work on a layer get what it shows.</source>
            <translation>Kartan visar det som listan visar. Det är ett filter på lagren: verktyg som arbetar med ett lager får det som visas.</translation>
        </message>
        <message>
            <source>The matter of the row is not in the store.</source>
            <translation>Radens ärende finns inte i synpunktsdatabasen.</translation>
        </message>
        <message>
            <source>The matter's own plan</source>
            <translation>Ärendets egen plan</translation>
        </message>
        <message>
            <source>The matter's plan as last seen</source>
            <translation>Ärendets plan som den senast såg ut</translation>
        </message>
        <message>
            <source>The number shows what was said, not how many people think so.</source>
            <translation>Antalet visar vad som sagts, inte hur många som tycker så.</translation>
        </message>
        <message>
            <source>The numbers in “{column}” were read as Excel's dates.</source>
            <translation>Talen i ”{column}” lästes som Excels datum.</translation>
        </message>
        <message>
            <source>The occasion can't be removed, for on it hang: {what}.</source>
            <translation>Tillfället kan inte tas bort, för det här hör till det: {what}.</translation>
        </message>
        <message>
            <source>The occasion ends before it begins.</source>
            <translation>Tillfället slutar innan det börjar.</translation>
        </message>
        <message>
            <source>The occasion has been removed.</source>
            <translation>Tillfället togs bort.</translation>
        </message>
        <message>
            <source>The occasion has its place.</source>
            <translation>Tillfället har fått sin plats.</translation>
        </message>
        <message>
            <source>The occasion has no place on the map.</source>
            <translation>Tillfället har ingen plats på kartan.</translation>
        </message>
        <message>
            <source>The occasion has no place. Click on the map instead.</source>
            <translation>Tillfället har ingen plats. Klicka på kartan i stället.</translation>
        </message>
        <message>
            <source>The occasion is no longer in the store.</source>
            <translation>Tillfället finns inte längre i databasen.</translation>
        </message>
        <message>
            <source>The old value stands again in viewpoint {number}.</source>
            <translation>Synpunkt {number} har fått tillbaka sitt tidigare värde.</translation>
        </message>
        <message>
            <source>The one in focus is kept. The others that are ticked are joined to it: they are counted as agreeing, and stay as they were said.</source>
            <translation>Den rad du står på behålls. De andra som är markerade slås ihop med den: de räknas som att de höll med, och står kvar som de sades.</translation>
        </message>
        <message>
            <source>The one that plans are drawn in; Sundsvall uses EPSG:3014.</source>
            <translation>Det som planerna ritas i. Sundsvall använder EPSG:3014.</translation>
        </message>
        <message numerus="yes">
            <source>The operation can't be taken back, since %n row(s) changed after it: {rows}.</source>
            <translation>
                <numerusform>Ändringen kan inte ångras, eftersom %n rad har ändrats efter den: {rows}.</numerusform>
                <numerusform>Ändringen kan inte ångras, eftersom %n rader har ändrats efter den: {rows}.</numerusform>
            </translation>
        </message>
        <message>
            <source>The operation can't be taken back, since an earlier text was not kept: the restricted file was missing, or is.</source>
            <translation>Ändringen kan inte ångras, eftersom en tidigare text inte sparades: den skyddade filen saknades eller saknas.</translation>
        </message>
        <message>
            <source>The operation has been taken back already.</source>
            <translation>Ändringen är redan ångrad.</translation>
        </message>
        <message>
            <source>The other store has nothing that is not here.</source>
            <translation>Den andra databasen har inget som inte redan finns här.</translation>
        </message>
        <message>
            <source>The part has no place on the map.</source>
            <translation>Delen har ingen plats på kartan.</translation>
        </message>
        <message>
            <source>The part is no longer in the plan, and nothing like it.</source>
            <translation>Delen finns inte längre i planen, och inget som liknar den.</translation>
        </message>
        <message>
            <source>The photo {name} can't be copied: {reason}.</source>
            <translation>Fotot {name} kan inte kopieras: {reason}.</translation>
        </message>
        <message>
            <source>The photo {name} was not found beside the other store.</source>
            <translation>Fotot {name} fanns inte bredvid den andra databasen.</translation>
        </message>
        <message>
            <source>The picture lies in {path}.</source>
            <translation>Bilden ligger i {path}.</translation>
        </message>
        <message>
            <source>The picture {path} can't be written.</source>
            <translation>Bilden {path} kan inte skrivas.</translation>
        </message>
        <message>
            <source>The place is taken from “{column}”, as last time.</source>
            <translation>Platsen tas från ”{column}”, som förra gången.</translation>
        </message>
        <message>
            <source>The plan</source>
            <translation>Planen</translation>
        </message>
        <message>
            <source>The plan layer could not be opened.</source>
            <translation>Planlagret kunde inte öppnas.</translation>
        </message>
        <message>
            <source>The plan {key} itself is not in the file.</source>
            <translation>Själva planen {key} finns inte i filen.</translation>
        </message>
        <message>
            <source>The plan's file has changed since its ties were checked.</source>
            <translation>Planens fil har ändrats sedan kopplingarna kontrollerades.</translation>
        </message>
        <message>
            <source>The plan's new drawing</source>
            <translation>Planens nya ritning</translation>
        </message>
        <message>
            <source>The plan's value in that field</source>
            <translation>Planens värde i det fältet</translation>
        </message>
        <message>
            <source>The plan: areas, or closed lines such as a plan line from a DXF file.</source>
            <translation>Planen: ytor, eller slutna linjer som en plangräns från en DXF-fil.</translation>
        </message>
        <message>
            <source>The profile takes “{field}” from the column “{column}”, which {table} doesn't have. Its columns are: {columns}.</source>
            <translation>Profilen hämtar ”{field}” ur kolumnen ”{column}”, som inte finns i {table}. Kolumnerna är: {columns}.</translation>
        </message>
        <message>
            <source>The profile {name} can't be used: {reason}.</source>
            <translation>Profilen {name} kan inte användas: {reason}.</translation>
        </message>
        <message>
            <source>The profile {name} is saved.</source>
            <translation>Profilen {name} är sparad.</translation>
        </message>
        <message>
            <source>The profile's coordinate system “{crs}” is not known.</source>
            <translation>Profilens koordinatsystem ”{crs}” är okänt.</translation>
        </message>
        <message>
            <source>The profile's “{key}” is not known and was left aside.</source>
            <translation>Profilens ”{key}” är okänt och lämnades därhän.</translation>
        </message>
        <message>
            <source>The project has no layer of the store's viewpoints.</source>
            <translation>Projektet har inget lager med databasens synpunkter.</translation>
        </message>
        <message>
            <source>The project has no layer with the viewpoints of this store.</source>
            <translation>Projektet har inget lager med synpunkterna i den här databasen.</translation>
        </message>
        <message>
            <source>The project has no viewpoint store.</source>
            <translation>Projektet har ingen synpunktsdatabas.</translation>
        </message>
        <message>
            <source>The project has no viewpoint store. Give the path of one.</source>
            <translation>Projektet har ingen synpunktsdatabas. Ange sökvägen till en.</translation>
        </message>
        <message>
            <source>The project has several viewpoint stores; choose one: {names}.</source>
            <translation>Projektet har flera synpunktsdatabaser. Välj en: {names}.</translation>
        </message>
        <message>
            <source>The project {name} could not be written. ({reason})</source>
            <translation>Projektet {name} kunde inte sparas. ({reason})</translation>
        </message>
        <message>
            <source>The recording is from {recorded}, and the occasion from {said}.</source>
            <translation>Inspelningen är från {recorded} och tillfället från {said}.</translation>
        </message>
        <message>
            <source>The records have repeats, which were left aside: {repeats}. Name one as the layer to import its rows.</source>
            <translation>Posterna har upprepningar som lämnades åt sidan: {repeats}. Ange en av dem som lager för att importera dess rader.</translation>
        </message>
        <message>
            <source>The report lies in {path}.</source>
            <translation>Rapporten ligger i {path}.</translation>
        </message>
        <message>
            <source>The restricted file {name} belongs to another store and is left alone.</source>
            <translation>Den skyddade filen {name} hör till en annan databas och lämnas orörd.</translation>
        </message>
        <message>
            <source>The restricted file {name} can't be read.</source>
            <translation>Den skyddade filen {name} kan inte läsas.</translation>
        </message>
        <message>
            <source>The restricted file {name} could not be used, so what it should hold was not kept. ({reason})</source>
            <translation>Den skyddade filen {name} kunde inte användas, så det som skulle ligga där sparades inte. ({reason})</translation>
        </message>
        <message>
            <source>The restricted file {name} is missing or can't be used, so nothing can be removed from it. Nothing has been changed.</source>
            <translation>Den skyddade filen {name} saknas eller går inte att använda, så inget kan tas bort ur den. Inget har ändrats.</translation>
        </message>
        <message>
            <source>The restricted file {name} is missing; earlier texts are not kept.</source>
            <translation>Den skyddade filen {name} saknas. Tidigare texter sparas inte.</translation>
        </message>
        <message>
            <source>The row belongs to another matter than the one asked for.</source>
            <translation>Raden hör till ett annat ärende än det du har valt.</translation>
        </message>
        <message>
            <source>The row has neither text, theme, category nor a place.</source>
            <translation>Raden har varken text, tema, kategori eller plats.</translation>
        </message>
        <message>
            <source>The row has no area.</source>
            <translation>Raden saknar område.</translation>
        </message>
        <message>
            <source>The row has no name.</source>
            <translation>Raden saknar namn.</translation>
        </message>
        <message>
            <source>The row has several points, not one place.</source>
            <translation>Raden har flera punkter, inte en plats.</translation>
        </message>
        <message>
            <source>The row holds bytes that are not text in this encoding.</source>
            <translation>Raden innehåller tecken som inte kan läsas med den här teckenkodningen.</translation>
        </message>
        <message>
            <source>The row is a note below the table, not a viewpoint.</source>
            <translation>Raden är en anteckning under tabellen, ingen synpunkt.</translation>
        </message>
        <message>
            <source>The row is still used in “{table}” and can't be removed; take that back or remove it first.</source>
            <translation>Raden används fortfarande i ”{table}” och kan inte tas bort; ångra eller ta bort det först.</translation>
        </message>
        <message>
            <source>The row is too long to be read.</source>
            <translation>Raden är för lång för att läsas.</translation>
        </message>
        <message>
            <source>The row stands twice in the file.</source>
            <translation>Raden står två gånger i filen.</translation>
        </message>
        <message>
            <source>The row was not made by Synpunkt; nothing is known of it.</source>
            <translation>Raden är inte gjord av Synpunkt, så det går inte att veta vad den gäller.</translation>
        </message>
        <message>
            <source>The row's area has no place in the store's coordinate system.</source>
            <translation>Radens område går inte att placera i databasens koordinatsystem.</translation>
        </message>
        <message>
            <source>The row's geometry is not an area.</source>
            <translation>Radens geometri är inte en yta.</translation>
        </message>
        <message>
            <source>The rows are removed, but another program has the store open, so that traces may be left in the file. Close it there and run this again.</source>
            <translation>Raderna är borttagna, men ett annat program har databasen öppen, så spår kan finnas kvar i filen. Stäng den där och kör det här igen.</translation>
        </message>
        <message>
            <source>The rows are removed, but traces may be left in the server's tables. Only the store's owner can have them written anew, while nobody else uses them: ask the owner to run this again.</source>
            <translation>Raderna är borttagna, men spår kan finnas kvar i serverns tabeller. Bara databasens ägare kan skriva om dem, och då får ingen annan använda dem: be ägaren köra det här igen.</translation>
        </message>
        <message>
            <source>The rows have several places: {columns}. “{column}” was used; name another one as the place field if it should be that.</source>
            <translation>Raderna har flera platser: {columns}. ”{column}” användes; ange en annan som platskolumn om det ska vara den.</translation>
        </message>
        <message>
            <source>The same as {number}</source>
            <translation>Samma som {number}</translation>
        </message>
        <message>
            <source>The same part covers {share} % of what it was, and is {metres} m off.</source>
            <translation>Samma del täcker {share} % av det den var och avviker {metres} m.</translation>
        </message>
        <message>
            <source>The same part has no place to compare.</source>
            <translation>Samma del saknar läge att jämföra med.</translation>
        </message>
        <message>
            <source>The same remark twice</source>
            <translation>Samma synpunkt två gånger</translation>
        </message>
        <message>
            <source>The schema {name} already has tables; choose another name.</source>
            <translation>Schemat {name} har redan tabeller; välj ett annat namn.</translation>
        </message>
        <message>
            <source>The sentence of the panel: what the area that it looks at holds. NULL where no store is open.</source>
            <translation>Panelens mening: vad som finns i det område som den visar. NULL om ingen databas är öppen.</translation>
        </message>
        <message>
            <source>The server did not let you in to the store {name}. Use a saved connection with authentication, a service file or pgpass. ({reason})</source>
            <translation>Servern släppte inte in dig i databasen {name}. Använd en sparad anslutning med autentisering, en tjänstefil eller pgpass. ({reason})</translation>
        </message>
        <message>
            <source>The server lacks the roles {roles}.</source>
            <translation>Servern saknar rollerna {roles}.</translation>
        </message>
        <message>
            <source>The server of the store {name} can't be reached. Nothing has been changed; try again. ({reason})</source>
            <translation>Servern för databasen {name} går inte att nå. Inget har ändrats; försök igen. ({reason})</translation>
        </message>
        <message>
            <source>The shape of the plan's part</source>
            <translation>Planens form</translation>
        </message>
        <message>
            <source>The sheet has no column “{column}” any more. Put it back, or make the sheet anew.</source>
            <translation>Bladet har inte kvar kolumnen ”{column}”. Sätt tillbaka den, eller gör bladet på nytt.</translation>
        </message>
        <message>
            <source>The sheets of the workbook point in a circle.</source>
            <translation>Arbetsbokens blad pekar i en cirkel.</translation>
        </message>
        <message>
            <source>The spatial index of {table} does not fit its rows.</source>
            <translation>Det rumsliga indexet för {table} stämmer inte med raderna.</translation>
        </message>
        <message>
            <source>The stage to account for; “dialogue” is a plain account. Empty: the stage that the matter is in.</source>
            <translation>Skedet som redovisas; ”dialogue” är en enkel redogörelse. Tomt: skedet som ärendet är i.</translation>
        </message>
        <message>
            <source>The statement is taken back.</source>
            <translation>Yttrandet är taget tillbaka; brevet finns här igen.</translation>
        </message>
        <message numerus="yes">
            <source>The statement with %n viewpoint(s) is saved.</source>
            <translation>
                <numerusform>Yttrandet med %n synpunkt är sparat.</numerusform>
                <numerusform>Yttrandet med %n synpunkter är sparat.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The status of %n action(s) is set.</source>
            <translation>
                <numerusform>%n åtgärd har fått ny status.</numerusform>
                <numerusform>%n åtgärder har fått ny status.</numerusform>
            </translation>
        </message>
        <message>
            <source>The stop has been changed.</source>
            <translation>Stoppet har ändrats.</translation>
        </message>
        <message>
            <source>The stop has been removed.</source>
            <translation>Stoppet har tagits bort.</translation>
        </message>
        <message>
            <source>The stop is no longer in the store.</source>
            <translation>Stoppet finns inte längre i databasen.</translation>
        </message>
        <message>
            <source>The stop is there.</source>
            <translation>Stoppet är på plats.</translation>
        </message>
        <message>
            <source>The store has no matter called “{title}”.</source>
            <translation>Databasen har inget ärende som heter ”{title}”.</translation>
        </message>
        <message>
            <source>The store has no plan layer yet.</source>
            <translation>Databasen har inget planlager än.</translation>
        </message>
        <message>
            <source>The store has no plan yet. Choose its layer in The plan.</source>
            <translation>Databasen har ingen plan än. Välj planens lager under Planen.</translation>
        </message>
        <message>
            <source>The store has no plan yet. Choose the layer it is in.</source>
            <translation>Databasen har ingen plan än. Välj lagret den ligger i.</translation>
        </message>
        <message>
            <source>The store has no single plan layer called {name}.</source>
            <translation>Databasen har inget entydigt planlager som heter {name}.</translation>
        </message>
        <message>
            <source>The store has viewpoints without a number. Merge it into the main store and publish from there.</source>
            <translation>Databasen har synpunkter utan nummer. Slå ihop den med huvuddatabasen och publicera därifrån.</translation>
        </message>
        <message>
            <source>The store is whole.</source>
            <translation>Databasen är hel.</translation>
        </message>
        <message>
            <source>The store knows no plan yet. Tie viewpoints to one first.</source>
            <translation>Databasen känner ingen plan än. Koppla synpunkter till en först.</translation>
        </message>
        <message>
            <source>The store knows no such operation.</source>
            <translation>Databasen känner inte till någon sådan ändring.</translation>
        </message>
        <message>
            <source>The store {name} can't be opened or made. Is its folder there, and not write-protected?</source>
            <translation>Databasen {name} kan inte öppnas eller skapas. Finns mappen, och är den skrivbar?</translation>
        </message>
        <message>
            <source>The store {name} could not be used. Nothing has been changed. ({reason})</source>
            <translation>Databasen {name} kunde inte användas. Inget har ändrats. ({reason})</translation>
        </message>
        <message>
            <source>The store {name} does not say where its photos lie. Put a folder that all can reach into photo_root of its table store_meta.</source>
            <translation>Databasen {name} säger inte var dess foton ligger. Skriv en mapp som alla kommer åt i photo_root i dess tabell store_meta.</translation>
        </message>
        <message>
            <source>The store {name} has been made.</source>
            <translation>Databasen {name} är skapad.</translation>
        </message>
        <message>
            <source>The store {name} is damaged and was not upgraded: {details}.</source>
            <translation>Databasen {name} är skadad och uppgraderades inte: {details}.</translation>
        </message>
        <message>
            <source>The store {name} is from an older version of Synpunkt. Run “Check store” with “Upgrade” ticked; a backup is made first.</source>
            <translation>Databasen {name} är från en äldre version av Synpunkt. Kör ”Kontrollera databas” med ”Uppgradera” ikryssat. En säkerhetskopia görs först.</translation>
        </message>
        <message>
            <source>The store {name} is in the project.</source>
            <translation>Databasen {name} finns nu i projektet.</translation>
        </message>
        <message>
            <source>The store {name} is in use by another program. Nothing has been changed; try again.</source>
            <translation>Databasen {name} används av ett annat program. Inget har ändrats. Försök igen.</translation>
        </message>
        <message>
            <source>The store {name} is write-protected. Nothing has been changed.</source>
            <translation>Databasen {name} är skrivskyddad. Inget har ändrats.</translation>
        </message>
        <message>
            <source>The store {name} was made by a newer version of Synpunkt. Update the plugin to use it.</source>
            <translation>Databasen {name} är gjord med en nyare version av Synpunkt. Uppdatera insticksprogrammet för att använda den.</translation>
        </message>
        <message>
            <source>The store {name} was not found.</source>
            <translation>Databasen {name} hittades inte.</translation>
        </message>
        <message>
            <source>The store {path} was not found.</source>
            <translation>Databasen {path} hittades inte.</translation>
        </message>
        <message>
            <source>The store's address must not say {what}.</source>
            <translation>Databasens adress får inte ange {what}.</translation>
        </message>
        <message>
            <source>The store's own</source>
            <translation>Databasens eget</translation>
        </message>
        <message>
            <source>The stored answer has changed since you wrote this draft.</source>
            <translation>Det sparade svaret har ändrats sedan du skrev utkastet.</translation>
        </message>
        <message>
            <source>The table has the same numbers.</source>
            <translation>Tabellen har samma tal.</translation>
        </message>
        <message>
            <source>The table is on the clipboard.</source>
            <translation>Tabellen ligger i urklipp.</translation>
        </message>
        <message>
            <source>The table {table} is missing.</source>
            <translation>Tabellen {table} saknas.</translation>
        </message>
        <message>
            <source>The table {table} lacks the columns {columns}.</source>
            <translation>Tabellen {table} saknar kolumnerna {columns}.</translation>
        </message>
        <message>
            <source>The table {table} of the store {name} can't be opened.</source>
            <translation>Tabellen {table} i databasen {name} kan inte öppnas.</translation>
        </message>
        <message>
            <source>The template is no text document of Word (.docx, .dotx) or LibreOffice (.odt, .ott) that can be used.</source>
            <translation>Mallen är inget textdokument från Word (.docx, .dotx) eller LibreOffice (.odt, .ott) som kan användas.</translation>
        </message>
        <message>
            <source>The text block is removed; answers keep its words.</source>
            <translation>Textblocket är borttaget; svaren behåller sina ord.</translation>
        </message>
        <message>
            <source>The text is kept as a block.</source>
            <translation>Texten är sparad som textblock.</translation>
        </message>
        <message>
            <source>The text is never told to anybody outside ({keys})</source>
            <translation>Texten lämnas aldrig ut till någon utanför ({keys})</translation>
        </message>
        <message>
            <source>The text may tell who someone is.</source>
            <translation>Texten kan berätta vem någon är.</translation>
        </message>
        <message>
            <source>The text of viewpoint {number} was changed meanwhile: read it again before you decide. Nothing has been changed.</source>
            <translation>Texten i synpunkt {number} har ändrats under tiden: läs den igen innan du bestämmer. Inget har ändrats.</translation>
        </message>
        <message>
            <source>The themes that most viewpoints are about, with their counts. NULL where no store is open.</source>
            <translation>De teman som flest synpunkter handlar om, med antal. NULL om ingen databas är öppen.</translation>
        </message>
        <message>
            <source>The tinted band is {near} around the area.</source>
            <translation>Det tonade bandet är {near} runt området.</translation>
        </message>
        <message>
            <source>The title “{title}” fits several rows in the store; give the uuid instead.</source>
            <translation>Titeln ”{title}” passar flera rader i databasen. Ange uuid i stället.</translation>
        </message>
        <message>
            <source>The unit, authority or company; never a person.</source>
            <translation>Enheten, myndigheten eller företaget; aldrig en person.</translation>
        </message>
        <message>
            <source>The view “{name}” is deleted.</source>
            <translation>Vyn ”{name}” togs bort.</translation>
        </message>
        <message>
            <source>The view “{name}” is saved.</source>
            <translation>Vyn ”{name}” är sparad.</translation>
        </message>
        <message>
            <source>The viewpoint came in.</source>
            <translation>Synpunkten kom in.</translation>
        </message>
        <message>
            <source>The viewpoint has no place on the map.</source>
            <translation>Synpunkten har ingen plats på kartan.</translation>
        </message>
        <message>
            <source>The viewpoint in short</source>
            <translation>Synpunkten i korthet</translation>
        </message>
        <message>
            <source>The viewpoint is about a stretch or an area. Draw that again, or choose only the point first.</source>
            <translation>Synpunkten gäller en sträcka eller en yta. Rita den igen, eller välj bara punkten först.</translation>
        </message>
        <message>
            <source>The viewpoint is no longer in the store.</source>
            <translation>Synpunkten finns inte längre i databasen.</translation>
        </message>
        <message>
            <source>The viewpoint to keep is itself joined to another.</source>
            <translation>Synpunkten som ska vara kvar är själv hopförd med en annan.</translation>
        </message>
        <message>
            <source>The viewpoint was taken back; its text is here again.</source>
            <translation>Synpunkten togs tillbaka. Texten står här igen.</translation>
        </message>
        <message>
            <source>The viewpoints have no field called {field}; it counts as empty.</source>
            <translation>Synpunkterna har inget fält som heter {field}; det räknas som tomt.</translation>
        </message>
        <message>
            <source>The walk has its route; its stops are numbered along it.</source>
            <translation>Vandringen har fått sin rutt, och stoppen är numrerade längs den.</translation>
        </message>
        <message>
            <source>The walk has no route now.</source>
            <translation>Vandringen har ingen rutt längre.</translation>
        </message>
        <message>
            <source>The whole file</source>
            <translation>Hela filen</translation>
        </message>
        <message>
            <source>The whole row</source>
            <translation>Hela raden</translation>
        </message>
        <message>
            <source>The work could not be done. What went wrong stands in QGIS's message log, in the tab Synpunkt.</source>
            <translation>Arbetet kunde inte utföras. Vad som gick fel står i QGIS meddelandelogg, under fliken Synpunkt.</translation>
        </message>
        <message>
            <source>The workbook {name} holds {size} MB; the limit is {limit} MB. Save the sheet as CSV.</source>
            <translation>Arbetsboken {name} rymmer {size} MB; gränsen är {limit} MB. Spara bladet som CSV.</translation>
        </message>
        <message>
            <source>The {what} of a row in “{table}” never changes.</source>
            <translation>En rads {what} i ”{table}” ändras aldrig.</translation>
        </message>
        <message>
            <source>Theirs</source>
            <translation>Deras</translation>
        </message>
        <message>
            <source>Theirs holds</source>
            <translation>Deras gäller</translation>
        </message>
        <message>
            <source>Theme</source>
            <translation>Tema</translation>
        </message>
        <message>
            <source>Theme group</source>
            <translation>Temagrupp</translation>
        </message>
        <message>
            <source>Themes</source>
            <translation>Teman</translation>
        </message>
        <message>
            <source>Themes and types</source>
            <translation>Teman och typer</translation>
        </message>
        <message>
            <source>Themes are of all inside, on the edge and near.</source>
            <translation>Teman gäller alla inom, på gränsen och i närheten.</translation>
        </message>
        <message>
            <source>Themes, most first</source>
            <translation>Teman, flest först</translation>
        </message>
        <message>
            <source>Then nothing is put into it.</source>
            <translation>Då antecknas inget i det.</translation>
        </message>
        <message>
            <source>There are no actions and no handovers.</source>
            <translation>Det finns inga åtgärder och inga överlämningar.</translation>
        </message>
        <message>
            <source>There are no statements.</source>
            <translation>Det finns inga yttranden.</translation>
        </message>
        <message>
            <source>There are no viewpoints from dialogue.</source>
            <translation>Det finns inga synpunkter från dialog.</translation>
        </message>
        <message>
            <source>There are too many for numbers beside them.</source>
            <translation>De är för många för att visas med nummer.</translation>
        </message>
        <message>
            <source>There is neither an area nor a closed line in what was chosen.</source>
            <translation>Det valda innehåller varken en yta eller en sluten linje.</translation>
        </message>
        <message>
            <source>There is no area in {layer} to look inside.</source>
            <translation>Det finns ingen yta i {layer} att titta inom.</translation>
        </message>
        <message>
            <source>There is no area of a plan in {name} that can be read.</source>
            <translation>Det finns ingen planyta i {name} som går att läsa.</translation>
        </message>
        <message>
            <source>There is no area where you clicked.</source>
            <translation>Det finns ingen yta där du klickade.</translation>
        </message>
        <message>
            <source>There is no occasion {uuid} in the store.</source>
            <translation>Tillfället {uuid} finns inte i databasen.</translation>
        </message>
        <message>
            <source>There is no occasion “{title}” in the store.</source>
            <translation>Det finns inget tillfälle ”{title}” i synpunktsdatabasen.</translation>
        </message>
        <message>
            <source>There is no part of a plan where you clicked.</source>
            <translation>Det finns ingen del av en plan där du klickade.</translation>
        </message>
        <message>
            <source>There is no place to repeat yet.</source>
            <translation>Det finns ingen plats att upprepa än.</translation>
        </message>
        <message>
            <source>There is no row {uuid} in {table}.</source>
            <translation>Raden {uuid} finns inte i {table}.</translation>
        </message>
        <message>
            <source>There is no safety walk yet</source>
            <translation>Det finns ingen trygghetsvandring än</translation>
        </message>
        <message>
            <source>There is no viewpoint that is not met.</source>
            <translation>Det finns ingen synpunkt som inte tillgodoses.</translation>
        </message>
        <message>
            <source>There is no viewpoint there to hand over.</source>
            <translation>Det finns ingen synpunkt där att lämna över.</translation>
        </message>
        <message>
            <source>There is no viewpoint there to publish.</source>
            <translation>Det finns ingen synpunkt där att publicera.</translation>
        </message>
        <message>
            <source>They belong to the matter already.</source>
            <translation>De ingår redan i ärendet.</translation>
        </message>
        <message>
            <source>They stand in the register already</source>
            <translation>De står redan i registret</translation>
        </message>
        <message>
            <source>They were tied to {part} already.</source>
            <translation>De var redan kopplade till {part}.</translation>
        </message>
        <message>
            <source>This account was recorded before.</source>
            <translation>Redogörelsen är redan registrerad.</translation>
        </message>
        <message numerus="yes">
            <source>This area differs from the one published on {day} by fewer than %n viewpoint(s): {numbers}. Whoever has both could tell what those few said. Publish the same area, or one that differs by more. Where some were blocked or have come in since, wait until as many have changed, and take the earlier file away where it lies.</source>
            <translation>
                <numerusform>Området skiljer sig från det som publicerades {day} med färre än %n synpunkt: {numbers}. Den som har båda skulle kunna se vad just de sa. Publicera samma område, eller ett som skiljer sig mer. Där några har spärrats eller kommit in sedan dess: vänta tills så många har ändrats, och ta bort den tidigare filen där den ligger.</numerusform>
                <numerusform>Området skiljer sig från det som publicerades {day} med färre än %n synpunkter: {numbers}. Den som har båda skulle kunna se vad just de sa. Publicera samma område, eller ett som skiljer sig mer. Där några har spärrats eller kommit in sedan dess: vänta tills så många har ändrats, och ta bort den tidigare filen där den ligger.</numerusform>
            </translation>
        </message>
        <message>
            <source>This drawing is the plan now</source>
            <translation>Den här ritningen gäller nu</translation>
        </message>
        <message numerus="yes">
            <source>This remains: %n point(s).</source>
            <translation>
                <numerusform>Det här återstår: %n punkt.</numerusform>
                <numerusform>Det här återstår: %n punkter.</numerusform>
            </translation>
        </message>
        <message>
            <source>This takes the place of the answers to {numbers}.</source>
            <translation>Det här ersätter svaren på {numbers}.</translation>
        </message>
        <message>
            <source>Those who walked need a reason.</source>
            <translation>De som gick med behöver få ett skäl.</translation>
        </message>
        <message>
            <source>Throw away</source>
            <translation>Kasta</translation>
        </message>
        <message>
            <source>Tie</source>
            <translation>Koppla</translation>
        </message>
        <message numerus="yes">
            <source>Tie %n selected</source>
            <translation>
                <numerusform>Koppla %n vald</numerusform>
                <numerusform>Koppla %n valda</numerusform>
            </translation>
        </message>
        <message>
            <source>Tie all</source>
            <translation>Koppla alla</translation>
        </message>
        <message>
            <source>Tie by rule</source>
            <translation>Koppla efter regel</translation>
        </message>
        <message>
            <source>Tie selected</source>
            <translation>Koppla valda</translation>
        </message>
        <message>
            <source>Tie the chosen viewpoints to a part of the plan on the map</source>
            <translation>Koppla de valda synpunkterna till en del av planen på kartan</translation>
        </message>
        <message>
            <source>Tie to the plan</source>
            <translation>Koppla till planen</translation>
        </message>
        <message>
            <source>Tie to {part}</source>
            <translation>Koppling till {part}</translation>
        </message>
        <message>
            <source>Tied viewpoints</source>
            <translation>Kopplade synpunkter</translation>
        </message>
        <message>
            <source>Ties</source>
            <translation>Kopplingar</translation>
        </message>
        <message>
            <source>Ties each viewpoint to the plan objects that it lies in or on the edge of, else to the nearest one within the distance. The plan layer is never altered. Ties that a person took away are not made again.</source>
            <translation>Kopplar varje synpunkt till de delar av planen som den ligger i eller på gränsen till, annars till den närmaste inom avståndet. Planlagret ändras aldrig. Kopplingar som någon har tagit bort görs inte om.</translation>
        </message>
        <message>
            <source>Ties that were there</source>
            <translation>Kopplingar som redan fanns</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tidpunkt</translation>
        </message>
        <message>
            <source>Time not stated</source>
            <translation>Tid ej angiven</translation>
        </message>
        <message>
            <source>Time of day</source>
            <translation>När på dygnet</translation>
        </message>
        <message>
            <source>Times along the way</source>
            <translation>Tider längs vägen</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Rubrik</translation>
        </message>
        <message>
            <source>Title or uuid of a matter of the store.</source>
            <translation>Rubrik eller uuid för ett ärende i databasen.</translation>
        </message>
        <message>
            <source>Title or uuid of a matter that the viewpoints belong to.</source>
            <translation>Rubrik eller uuid för ett ärende som synpunkterna hör till.</translation>
        </message>
        <message>
            <source>Title or uuid of an occasion of the store.</source>
            <translation>Namn eller uuid för ett tillfälle i synpunktsdatabasen.</translation>
        </message>
        <message>
            <source>Title or uuid; a title that is new makes a new occasion.</source>
            <translation>Namn eller uuid; ett nytt namn ger ett nytt tillfälle.</translation>
        </message>
        <message>
            <source>Title or uuid; a title that is new makes a new walk.</source>
            <translation>Namn eller uuid; ett nytt namn ger en ny vandring.</translation>
        </message>
        <message>
            <source>Title or uuid; a title that is new makes a new walk. Empty: a walk with the recording's own title.</source>
            <translation>Namn eller uuid; ett nytt namn ger en ny vandring. Tomt: en vandring med inspelningens eget namn.</translation>
        </message>
        <message>
            <source>To be filled in by hand</source>
            <translation>Att fylla i för hand</translation>
        </message>
        <message>
            <source>To complete</source>
            <translation>Att komplettera</translation>
        </message>
        <message>
            <source>To look out for</source>
            <translation>Att se upp med</translation>
        </message>
        <message>
            <source>Today: {counts}</source>
            <translation>I dag: {counts}</translation>
        </message>
        <message>
            <source>Told back</source>
            <translation>Återkopplad</translation>
        </message>
        <message>
            <source>Told back on</source>
            <translation>Återkopplad</translation>
        </message>
        <message>
            <source>Told back {date}</source>
            <translation>Återkopplad {date}</translation>
        </message>
        <message>
            <source>Told back…</source>
            <translation>Återkopplat…</translation>
        </message>
        <message>
            <source>Took part</source>
            <translation>Deltog</translation>
        </message>
        <message>
            <source>Try it with an example</source>
            <translation>Prova med ett exempel</translation>
        </message>
        <message>
            <source>Two columns</source>
            <translation>Två kolumner</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Typ</translation>
        </message>
        <message>
            <source>Type two letters</source>
            <translation>Skriv två bokstäver</translation>
        </message>
        <message>
            <source>Unanswered</source>
            <translation>Obesvarad</translation>
        </message>
        <message>
            <source>Unchanged</source>
            <translation>Oförändrade</translation>
        </message>
        <message>
            <source>Unchanged viewpoints</source>
            <translation>Oförändrade synpunkter</translation>
        </message>
        <message>
            <source>Unchecked personal data</source>
            <translation>Ogranskade personuppgifter</translation>
        </message>
        <message>
            <source>Unchecked texts, the gravest first</source>
            <translation>Ogranskade texter, de allvarligaste först</translation>
        </message>
        <message>
            <source>Undo last</source>
            <translation>Ångra senaste</translation>
        </message>
        <message>
            <source>Undo the last one</source>
            <translation>Ångra senaste</translation>
        </message>
        <message>
            <source>Unknown date</source>
            <translation>Okänt datum</translation>
        </message>
        <message>
            <source>Unmet without reason</source>
            <translation>Tillgodoses inte, utan skäl</translation>
        </message>
        <message>
            <source>Untie from {part}</source>
            <translation>Koppling till {part} borttagen</translation>
        </message>
        <message>
            <source>Upgrade</source>
            <translation>Uppgradera</translation>
        </message>
        <message>
            <source>Use of the land</source>
            <translation>Användning</translation>
        </message>
        <message>
            <source>Use the suggestions</source>
            <translation>Använd förslagen</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Värde</translation>
        </message>
        <message>
            <source>Verified at</source>
            <translation>Kontrollerad vid</translation>
        </message>
        <message>
            <source>Version</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>Version of the rules</source>
            <translation>Reglernas version</translation>
        </message>
        <message>
            <source>Version of the store</source>
            <translation>Databasens version</translation>
        </message>
        <message>
            <source>Viewpoint</source>
            <translation>Synpunkt</translation>
        </message>
        <message>
            <source>Viewpoint store</source>
            <translation>Synpunktsdatabas</translation>
        </message>
        <message>
            <source>Viewpoint store (*.gpkg)</source>
            <translation>Synpunktsdatabas (*.gpkg)</translation>
        </message>
        <message>
            <source>Viewpoint type</source>
            <translation>Typ av synpunkt</translation>
        </message>
        <message>
            <source>Viewpoint written down</source>
            <translation>Synpunkt antecknad</translation>
        </message>
        <message>
            <source>Viewpoint {number}</source>
            <translation>Synpunkt {number}</translation>
        </message>
        <message>
            <source>Viewpoint {number} has been moved.</source>
            <translation>Synpunkt {number} flyttades.</translation>
        </message>
        <message>
            <source>Viewpoint {number} is about a stretch now.</source>
            <translation>Synpunkt {number} gäller nu en sträcka.</translation>
        </message>
        <message>
            <source>Viewpoint {number} is about an area now.</source>
            <translation>Synpunkt {number} gäller nu en yta.</translation>
        </message>
        <message>
            <source>Viewpoint {number} is about its point again.</source>
            <translation>Synpunkt {number} gäller sin punkt igen.</translation>
        </message>
        <message>
            <source>Viewpoint {number} is blocked.</source>
            <translation>Synpunkt {number} är spärrad.</translation>
        </message>
        <message>
            <source>Viewpoint {number} is checked.</source>
            <translation>Synpunkt {number} är granskad.</translation>
        </message>
        <message>
            <source>Viewpoint {number} is saved</source>
            <translation>Synpunkt {number} är sparad</translation>
        </message>
        <message>
            <source>Viewpoint {number} was taken back; its text is here again.</source>
            <translation>Synpunkt {number} togs tillbaka. Texten står här igen.</translation>
        </message>
        <message>
            <source>Viewpoints</source>
            <translation>Synpunkter</translation>
        </message>
        <message>
            <source>Viewpoints answered</source>
            <translation>Besvarade synpunkter</translation>
        </message>
        <message>
            <source>Viewpoints behind actions</source>
            <translation>Synpunkter bakom åtgärder</translation>
        </message>
        <message>
            <source>Viewpoints behind it</source>
            <translation>Synpunkter bakom</translation>
        </message>
        <message>
            <source>Viewpoints by occasion</source>
            <translation>Synpunkter efter tillfälle</translation>
        </message>
        <message>
            <source>Viewpoints by theme and type</source>
            <translation>Synpunkter efter tema och typ</translation>
        </message>
        <message>
            <source>Viewpoints by time</source>
            <translation>Synpunkter efter tid</translation>
        </message>
        <message>
            <source>Viewpoints by time and type</source>
            <translation>Synpunkter efter när och typ</translation>
        </message>
        <message>
            <source>Viewpoints can't be listed one by one while small counts are held back. Leave out either the list or the smallest count.</source>
            <translation>Synpunkter kan inte listas en och en när små antal inte visas. Ta bort antingen listan eller minsta antal.</translation>
        </message>
        <message>
            <source>Viewpoints from dialogue and walks</source>
            <translation>Synpunkter från dialog och vandringar</translation>
        </message>
        <message>
            <source>Viewpoints from dialogue are not formal statements in a plan matter.</source>
            <translation>Synpunkter från dialog är inte yttranden i ett planärende.</translation>
        </message>
        <message>
            <source>Viewpoints from dialogue are not formal statements in the plan matter.</source>
            <translation>Synpunkter från dialog är inte yttranden i planärendet.</translation>
        </message>
        <message>
            <source>Viewpoints handed over</source>
            <translation>Överlämnade synpunkter</translation>
        </message>
        <message>
            <source>Viewpoints held back</source>
            <translation>Synpunkter som hålls tillbaka</translation>
        </message>
        <message>
            <source>Viewpoints in accounts</source>
            <translation>Synpunkter i redogörelser</translation>
        </message>
        <message>
            <source>Viewpoints in matters</source>
            <translation>Synpunkter i ärenden</translation>
        </message>
        <message>
            <source>Viewpoints in the letter</source>
            <translation>Synpunkter i brevet</translation>
        </message>
        <message>
            <source>Viewpoints inside</source>
            <translation>Synpunkter inom</translation>
        </message>
        <message numerus="yes">
            <source>Viewpoints inside %n area(s)</source>
            <translation>
                <numerusform>Synpunkter inom %n område</numerusform>
                <numerusform>Synpunkter inom %n områden</numerusform>
            </translation>
        </message>
        <message>
            <source>Viewpoints inside {area}</source>
            <translation>Synpunkter inom {area}</translation>
        </message>
        <message>
            <source>Viewpoints near</source>
            <translation>Synpunkter i närheten</translation>
        </message>
        <message>
            <source>Viewpoints of a count that is held back have no place here.</source>
            <translation>Synpunkter i ett antal som hålls tillbaka har ingen plats här.</translation>
        </message>
        <message>
            <source>Viewpoints of this package are called {prefix}-1, {prefix}-2 … until they are home.</source>
            <translation>Synpunkterna i det här paketet heter {prefix}-1, {prefix}-2 … tills de är hemma.</translation>
        </message>
        <message>
            <source>Viewpoints on one spot are drawn side by side.</source>
            <translation>Synpunkter på samma plats är ritade intill varandra.</translation>
        </message>
        <message>
            <source>Viewpoints on the edge</source>
            <translation>Synpunkter på gränsen</translation>
        </message>
        <message>
            <source>Viewpoints outside</source>
            <translation>Synpunkter utanför</translation>
        </message>
        <message>
            <source>Viewpoints published</source>
            <translation>Publicerade synpunkter</translation>
        </message>
        <message>
            <source>Viewpoints that are not met, or only in part</source>
            <translation>Synpunkter som inte tillgodoses, eller bara delvis</translation>
        </message>
        <message>
            <source>Viewpoints that say nearly the same</source>
            <translation>Synpunkter som säger nästan samma sak</translation>
        </message>
        <message>
            <source>Viewpoints to answer</source>
            <translation>Synpunkter att svara på</translation>
        </message>
        <message>
            <source>Viewpoints touched</source>
            <translation>Berörda synpunkter</translation>
        </message>
        <message>
            <source>Viewpoints with a place</source>
            <translation>Synpunkter med plats</translation>
        </message>
        <message>
            <source>Viewpoints with unusable coordinates</source>
            <translation>Synpunkter med oanvändbara koordinater</translation>
        </message>
        <message>
            <source>Viewpoints with zone</source>
            <translation>Synpunkter med zon</translation>
        </message>
        <message>
            <source>Viewpoints without a place</source>
            <translation>Synpunkter utan plats</translation>
        </message>
        <message>
            <source>Viewpoints without a tie</source>
            <translation>Synpunkter utan koppling</translation>
        </message>
        <message>
            <source>Viewpoints without place</source>
            <translation>Synpunkter utan plats</translation>
        </message>
        <message>
            <source>Viewpoints, as shown</source>
            <translation>Synpunkter, som det visas</translation>
        </message>
        <message>
            <source>Viewpoints: number, text or place</source>
            <translation>Synpunkter: nummer, text eller plats</translation>
        </message>
        <message>
            <source>Views</source>
            <translation>Vyer</translation>
        </message>
        <message>
            <source>Voluntary counts, all occasions together</source>
            <translation>Frivilliga räkningar, alla tillfällen tillsammans</translation>
        </message>
        <message>
            <source>Voluntary tallies, never per person</source>
            <translation>Frivilliga antal, aldrig per person</translation>
        </message>
        <message>
            <source>Wait</source>
            <translation>Vänta</translation>
        </message>
        <message>
            <source>Wait until the work that runs is done.</source>
            <translation>Vänta tills det som pågår är klart.</translation>
        </message>
        <message>
            <source>Waits</source>
            <translation>Väntar</translation>
        </message>
        <message>
            <source>Walk routes</source>
            <translation>Rutter</translation>
        </message>
        <message>
            <source>Walk stops</source>
            <translation>Stopp</translation>
        </message>
        <message>
            <source>Was tied to</source>
            <translation>Var kopplad till</translation>
        </message>
        <message>
            <source>Weather</source>
            <translation>Väder</translation>
        </message>
        <message>
            <source>Web pages (*.html)</source>
            <translation>Webbsidor (*.html)</translation>
        </message>
        <message>
            <source>Well-known text (WKT)</source>
            <translation>Text med koordinater (WKT)</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Vad</translation>
        </message>
        <message>
            <source>What (age, say)</source>
            <translation>Vad (t.ex. ålder)</translation>
        </message>
        <message>
            <source>What Synpunkt does and how to begin</source>
            <translation>Vad Synpunkt gör och hur du kommer i gång</translation>
        </message>
        <message>
            <source>What a new drawing changes</source>
            <translation>Vad en ny ritning ändrar</translation>
        </message>
        <message>
            <source>What both have changed</source>
            <translation>Det som båda har ändrat</translation>
        </message>
        <message>
            <source>What does the person say?</source>
            <translation>Vad säger personen?</translation>
        </message>
        <message>
            <source>What few may read in the store {name} can't be read by you, so no whole copy can be made.</source>
            <translation>Det som få får läsa i databasen {name} kan du inte läsa, så det går inte att göra en hel kopia.</translation>
        </message>
        <message>
            <source>What holds</source>
            <translation>Vad som gäller</translation>
        </message>
        <message>
            <source>What is changed</source>
            <translation>Vad som ändras</translation>
        </message>
        <message>
            <source>What is lacking</source>
            <translation>Det här brister</translation>
        </message>
        <message>
            <source>What is near belongs to a matter only by hand; the account says how many are left out.</source>
            <translation>Det som ligger i närheten hör till ett ärende bara om någon har lagt till det; redogörelsen säger hur många som inte är med.</translation>
        </message>
        <message>
            <source>What is said or seen, and where</source>
            <translation>Vad som sägs eller syns, och var</translation>
        </message>
        <message>
            <source>What is to be done</source>
            <translation>Vad som ska göras</translation>
        </message>
        <message>
            <source>What is to be done, open actions first</source>
            <translation>Det som ska göras, öppna åtgärder först</translation>
        </message>
        <message>
            <source>What people call the object, such as GATA1.</source>
            <translation>Vad delen kallas, till exempel GATA1.</translation>
        </message>
        <message>
            <source>What people call the object. Empty: the one used before.</source>
            <translation>Vad delen kallas. Tomt: det som användes förra gången.</translation>
        </message>
        <message>
            <source>What people say</source>
            <translation>Vad folk säger</translation>
        </message>
        <message>
            <source>What remains</source>
            <translation>Det här återstår</translation>
        </message>
        <message>
            <source>What the account was made of</source>
            <translation>Vad redogörelsen bygger på</translation>
        </message>
        <message>
            <source>What the photos become</source>
            <translation>Vad fotona blir</translation>
        </message>
        <message>
            <source>What the tables and the page call each boundary.</source>
            <translation>Vad tabellerna och sidan kallar varje område.</translation>
        </message>
        <message>
            <source>What to remove</source>
            <translation>Vad som ska gallras</translation>
        </message>
        <message>
            <source>What viewpoint {number} is about</source>
            <translation>Vad synpunkt {number} gäller</translation>
        </message>
        <message>
            <source>What was found</source>
            <translation>Det som hittades</translation>
        </message>
        <message>
            <source>What was noted</source>
            <translation>Det som noterades</translation>
        </message>
        <message>
            <source>What was passed on, and what came back</source>
            <translation>Det som har skickats vidare, och vad som kom tillbaka</translation>
        </message>
        <message>
            <source>What was published or removed for good stays on record and can't be taken back.</source>
            <translation>Det som har publicerats eller gallrats står kvar i registret och kan inte ångras.</translation>
        </message>
        <message>
            <source>What was removed</source>
            <translation>Det som togs bort</translation>
        </message>
        <message>
            <source>What was said</source>
            <translation>Vad som sades</translation>
        </message>
        <message>
            <source>What was said inside, on the edge of and near a boundary.</source>
            <translation>Vad som sagts inom ett område, på gränsen och i närheten.</translation>
        </message>
        <message>
            <source>What was said, and answered before</source>
            <translation>Vad som sades, och tidigare svar</translation>
        </message>
        <message>
            <source>What was seen at each stop, with photos, the day after</source>
            <translation>Det som sågs vid varje stopp, med foton, dagen efter</translation>
        </message>
        <message>
            <source>What waypoints become</source>
            <translation>Vad vägpunkter blir</translation>
        </message>
        <message>
            <source>What works</source>
            <translation>Det här fungerar</translation>
        </message>
        <message>
            <source>What you changed is not saved. Close again to drop it.</source>
            <translation>Det du har ändrat är inte sparat. Stäng en gång till om du vill kasta det.</translation>
        </message>
        <message>
            <source>When</source>
            <translation>När</translation>
        </message>
        <message>
            <source>When a word stands in what is written, its theme is suggested. A word of five letters or more also counts inside longer ones.</source>
            <translation>När ett ord står i texten föreslås dess tema. Ord på minst fem bokstäver räknas även inne i längre ord.</translation>
        </message>
        <message>
            <source>When it applies</source>
            <translation>När det gäller</translation>
        </message>
        <message>
            <source>When it is so</source>
            <translation>När</translation>
        </message>
        <message>
            <source>When:</source>
            <translation>Tid:</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Var</translation>
        </message>
        <message>
            <source>Where a record should stand there is something else.</source>
            <translation>Där en post borde stå står något annat.</translation>
        </message>
        <message>
            <source>Where are you writing down?</source>
            <translation>Var antecknar du?</translation>
        </message>
        <message>
            <source>Where it is</source>
            <translation>Var det gäller</translation>
        </message>
        <message>
            <source>Where on the map</source>
            <translation>Var på kartan</translation>
        </message>
        <message>
            <source>Where the rows lie</source>
            <translation>Var raderna ligger</translation>
        </message>
        <message>
            <source>Which plan layer of the store this is a new version of: its name or uuid. Empty: the one with the same source, else with the same name, else a new one.</source>
            <translation>Vilket planlager i databasen det här är en ny version av: namn eller uuid. Tomt: det med samma källa, annars det med samma namn och samma delar, annars ett nytt.</translation>
        </message>
        <message>
            <source>Which plan layer of the store this is a new version of: its name or uuid. Empty: the one with the same source, else with the same name, else the only one.</source>
            <translation>Vilket planlager i databasen det här är en ny version av: namn eller uuid. Tomt: det med samma källa, annars samma namn, annars det enda.</translation>
        </message>
        <message>
            <source>White figures on dark: the stops.</source>
            <translation>Vita siffror på mörkt: stoppen.</translation>
        </message>
        <message>
            <source>Who hosted, who took part (organisations)</source>
            <translation>Vilka som höll i och deltog (organisationer)</translation>
        </message>
        <message>
            <source>Who hosted?</source>
            <translation>Vem var värd?</translation>
        </message>
        <message>
            <source>Who is to read it: decides which texts are told.</source>
            <translation>Vem som ska läsa den; avgör vilka texter som är med.</translation>
        </message>
        <message>
            <source>Who knows this place?</source>
            <translation>Vem känner till platsen?</translation>
        </message>
        <message>
            <source>Who took part</source>
            <translation>Vilka som var med</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Varför</translation>
        </message>
        <message numerus="yes">
            <source>Why leave out %n viewpoint(s)?</source>
            <translation>
                <numerusform>Skäl att ta ur %n synpunkt</numerusform>
                <numerusform>Skäl att ta ur %n synpunkter</numerusform>
            </translation>
        </message>
        <message>
            <source>Why the viewpoints are here</source>
            <translation>Varför synpunkterna är med</translation>
        </message>
        <message>
            <source>Why, by number</source>
            <translation>Varför, med nummer</translation>
        </message>
        <message>
            <source>With a QGIS project</source>
            <translation>Med ett QGIS-projekt</translation>
        </message>
        <message>
            <source>With a place</source>
            <translation>Med plats</translation>
        </message>
        <message>
            <source>With all folders below it.</source>
            <translation>Med alla mappar under den.</translation>
        </message>
        <message>
            <source>With and without a place.</source>
            <translation>Med och utan plats.</translation>
        </message>
        <message>
            <source>With viewpoints about order</source>
            <translation>Med synpunkter om ordning</translation>
        </message>
        <message>
            <source>With what the police said</source>
            <translation>Med det som polisen har sagt</translation>
        </message>
        <message>
            <source>Withdrawn viewpoints, not counted</source>
            <translation>Borttagna synpunkter, inte räknade</translation>
        </message>
        <message>
            <source>Within the period</source>
            <translation>Inom tiden</translation>
        </message>
        <message>
            <source>Within {near} m</source>
            <translation>Inom {near} m</translation>
        </message>
        <message>
            <source>Without a place</source>
            <translation>Utan plats</translation>
        </message>
        <message>
            <source>Without a place ({n})</source>
            <translation>Utan plats ({n})</translation>
        </message>
        <message>
            <source>Without an answer</source>
            <translation>Utan svar</translation>
        </message>
        <message>
            <source>Without an occasion</source>
            <translation>Utan tillfälle</translation>
        </message>
        <message>
            <source>Without place</source>
            <translation>Utan plats</translation>
        </message>
        <message>
            <source>Without type</source>
            <translation>Utan typ</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>Ord</translation>
        </message>
        <message>
            <source>Word document</source>
            <translation>Word-dokument</translation>
        </message>
        <message>
            <source>Word documents (*.docx)</source>
            <translation>Word-dokument (*.docx)</translation>
        </message>
        <message>
            <source>Words that suggest a theme</source>
            <translation>Ord som föreslår tema</translation>
        </message>
        <message>
            <source>Workbook</source>
            <translation>Arbetsbok</translation>
        </message>
        <message>
            <source>Workbook that was filled in</source>
            <translation>Ifylld arbetsbok</translation>
        </message>
        <message>
            <source>Workbooks (*.xlsx *.ods)</source>
            <translation>Arbetsböcker (*.xlsx *.ods)</translation>
        </message>
        <message>
            <source>Workbooks (*.xlsx)</source>
            <translation>Arbetsböcker (*.xlsx)</translation>
        </message>
        <message>
            <source>Write an answer, or choose a decision.</source>
            <translation>Skriv ett svar eller välj ett ställningstagande.</translation>
        </message>
        <message>
            <source>Write down</source>
            <translation>Anteckna</translation>
        </message>
        <message>
            <source>Write down what people say, at a table or on a walk</source>
            <translation>Anteckna det som sägs, vid ett bord eller på en vandring</translation>
        </message>
        <message>
            <source>Write down…</source>
            <translation>Anteckna…</translation>
        </message>
        <message>
            <source>Write down… (a draft is kept)</source>
            <translation>Anteckna… (ett utkast finns kvar)</translation>
        </message>
        <message>
            <source>Write no names, telephone numbers or personal identity numbers.</source>
            <translation>Skriv inga namn, telefonnummer eller personnummer.</translation>
        </message>
        <message>
            <source>Write place, time and what usually happens, not who. Tips: 114 14. Ongoing crime: 112.</source>
            <translation>Skriv plats, tid och vad som brukar hända, inte vem. Tips: 114 14. Pågående brott: 112.</translation>
        </message>
        <message>
            <source>Write places, times and what tends to happen, never who said or did it.</source>
            <translation>Skriv platser, tider och vad som brukar hända, aldrig vem som sa eller gjorde det.</translation>
        </message>
        <message>
            <source>Write the text first, then keep it here.</source>
            <translation>Skriv texten först och spara den sedan här.</translation>
        </message>
        <message>
            <source>Write the word first.</source>
            <translation>Skriv ordet först.</translation>
        </message>
        <message>
            <source>Write up a walk</source>
            <translation>Renskriv en vandring</translation>
        </message>
        <message>
            <source>Write up…</source>
            <translation>Renskriv…</translation>
        </message>
        <message>
            <source>Write what the person says first.</source>
            <translation>Skriv först vad personen säger.</translation>
        </message>
        <message>
            <source>Write what works as well as what does not.</source>
            <translation>Skriv både det som fungerar och det som brister.</translation>
        </message>
        <message>
            <source>Writes a form (XLSForm) in Swedish and English with the store's own types, themes and occasions. Upload it to KoboToolbox or ODK. What people answer is exported from there as CSV or XLSX and comes in through “Import viewpoints” without a profile.</source>
            <translation>Skriver ett formulär (XLSForm) på svenska och engelska med databasens egna typer, teman och tillfällen. Ladda upp det i KoboToolbox eller ODK. Det som folk svarar exporteras därifrån som CSV eller XLSX och tas in med ”Importera synpunkter” utan profil.</translation>
        </message>
        <message>
            <source>Writes the report of one occasion. Of a safety walk it is the protocol: stop by stop what was said, photos, and what is to be done, by whom and when, with the reason where it will not be done. Of a table or a meeting it tells who took part, the light and weather, who was reached, the themes, and what was said.

“Sheet to carry” gives a form to write on instead, with a map on which the stops are numbered.

For the audiences “case” and “public” only checked texts are told, and only photos that are marked as public. “public” leaves out blocked viewpoints, those of the police and on public order, and texts with personal numbers, telephone numbers or e-mail addresses.

The workbook has an action sheet that those who are responsible can fill in; import it with “Import answers from colleagues”. Nothing is changed in the store. The same input gives the same files.</source>
            <translation>Skriver rapporten från ett tillfälle. För en trygghetsvandring blir det protokollet: stopp för stopp vad som sades, foton och vad som ska göras, av vem och när, med skälet där det inte genomförs. För ett bord eller ett möte berättar den vilka som deltog, ljus och väder, vilka som nåddes, temana och vad som sades.

”Blankett att ta med” ger i stället en blankett att skriva på, med en karta där stoppen är numrerade.

För läsekretsarna ”case” och ”public” återges bara granskade texter, och bara foton som är markerade som offentliga. ”public” utelämnar spärrade synpunkter, polisens synpunkter och sådana om ordning, och texter med personnummer, telefonnummer eller e-postadresser.

Arbetsboken har ett åtgärdsblad som de ansvariga kan fylla i; läs in det med ”Läs in svar från kollegor”. Inget ändras i synpunktsdatabasen. Samma indata ger samma filer.</translation>
        </message>
        <message>
            <source>Writes what was said in a matter and what it was answered: how the dialogue was held, statements by sender, viewpoints from dialogue by theme, joint answers, what is not met and why, actions and handovers, method and privacy. The stage decides whether it is a consultation account, a review statement or a plain account of the dialogue.

While a viewpoint lacks an answer, or one that is not met lacks its reason, every page says that it is a draft, and which viewpoints they are.

For the audience “case” only checked texts are told. “public” leaves out blocked viewpoints, those of the police and on public order, and texts with personal numbers, telephone numbers or e-mail addresses.

Nothing is changed in the store. The same input gives the same files.</source>
            <translation>Skriver vad som har sagts i ett ärende och vad det har fått för svar: hur dialogen har förts, yttranden efter avsändare, synpunkter från dialog efter tema, gemensamma svar, vad som inte tillgodoses och varför, åtgärder och överlämningar, metod och integritet. Skedet avgör om det är en samrådsredogörelse, ett granskningsutlåtande eller en enkel redogörelse för dialogen.

Så länge en synpunkt saknar svar, eller en som inte tillgodoses saknar skäl, står det på varje sida att det är ett utkast och vilka synpunkter det gäller.

För läsekretsen ”case” är bara granskade texter med. ”public” utelämnar spärrade synpunkter, polisens synpunkter och synpunkter om ordning, och texter med personnummer, telefonnummer eller e-postadresser.

Ingenting ändras i databasen. Samma underlag ger samma filer.</translation>
        </message>
        <message>
            <source>Written by</source>
            <translation>Upprättad av</translation>
        </message>
        <message>
            <source>Year, month, day</source>
            <translation>År, månad, dag</translation>
        </message>
        <message>
            <source>Yes</source>
            <translation>Ja</translation>
        </message>
        <message>
            <source>You can also drop a .gpkg file here.</source>
            <translation>Du kan också släppa en .gpkg-fil här.</translation>
        </message>
        <message>
            <source>You can save anyway.</source>
            <translation>Du kan spara ändå.</translation>
        </message>
        <message>
            <source>You may not make roles on the server, so only you can use the store {name}. Ask an administrator to make the roles {roles}; “Check store” with “Upgrade” gives them their rights.</source>
            <translation>Du får inte skapa roller på servern, så bara du kan använda databasen {name}. Be en administratör skapa rollerna {roles}; ”Kontrollera databas” med ”Uppgradera” ger dem deras rättigheter.</translation>
        </message>
        <message>
            <source>Your draft, not saved yet.</source>
            <translation>Ditt utkast, inte sparat än.</translation>
        </message>
        <message>
            <source>Your role in the store {name} does not allow that. Nothing has been changed; ask the store's administrator.</source>
            <translation>Din roll i databasen {name} tillåter inte det. Inget har ändrats; fråga den som sköter databasen.</translation>
        </message>
        <message>
            <source>Zoom</source>
            <translation>Zooma</translation>
        </message>
        <message>
            <source>[blocked text, see no. {number}]</source>
            <translation>[spärrad text, se nr {number}]</translation>
        </message>
        <message>
            <source>[personal data left out, see no. {number}]</source>
            <translation>[personuppgifter utelämnade, se nr {number}]</translation>
        </message>
        <message>
            <source>[text left out]</source>
            <translation>[utelämnad text]</translation>
        </message>
        <message>
            <source>[unchecked text, see no. {number}]</source>
            <translation>[ogranskad text, se nr {number}]</translation>
        </message>
        <message>
            <source>[unchecked text]</source>
            <translation>[ogranskad text]</translation>
        </message>
        <message>
            <source>a place is given by x and y, or by wkt, or by latlon – by one of them</source>
            <translation>en plats anges med x och y, eller med wkt, eller med latlon – ett av dem</translation>
        </message>
        <message>
            <source>about it</source>
            <translation>handlar om den</translation>
        </message>
        <message>
            <source>about {metres} m</source>
            <translation>ca {metres} m</translation>
        </message>
        <message>
            <source>account.docx</source>
            <translation>redogorelse.docx</translation>
        </message>
        <message>
            <source>an area of no size</source>
            <translation>en yta utan utsträckning</translation>
        </message>
        <message numerus="yes">
            <source>and %n answer(s).</source>
            <translation>
                <numerusform>och %n svar.</numerusform>
                <numerusform>och %n svar.</numerusform>
            </translation>
        </message>
        <message>
            <source>and {n} more</source>
            <translation>och {n} till</translation>
        </message>
        <message>
            <source>area</source>
            <translation>område</translation>
        </message>
        <message>
            <source>begun</source>
            <translation>påbörjat</translation>
        </message>
        <message>
            <source>came in after the period</source>
            <translation>inkom efter tiden</translation>
        </message>
        <message>
            <source>clipboard.tsv</source>
            <translation>urklipp.tsv</translation>
        </message>
        <message>
            <source>due today</source>
            <translation>ska vara klart i dag</translation>
        </message>
        <message>
            <source>from another stage</source>
            <translation>från ett annat skede</translation>
        </message>
        <message>
            <source>inside</source>
            <translation>inom</translation>
        </message>
        <message>
            <source>it declares a document type</source>
            <translation>den anger en dokumenttyp</translation>
        </message>
        <message>
            <source>it declares entities, which is not safe</source>
            <translation>den deklarerar entiteter, vilket inte är säkert</translation>
        </message>
        <message>
            <source>it is far too long</source>
            <translation>den är alldeles för lång</translation>
        </message>
        <message>
            <source>it is larger than any walk</source>
            <translation>den är större än någon vandring</translation>
        </message>
        <message>
            <source>it is not JSON ({reason})</source>
            <translation>den är inte JSON ({reason})</translation>
        </message>
        <message>
            <source>it is not a JSON object</source>
            <translation>den är inte ett JSON-objekt</translation>
        </message>
        <message>
            <source>it is not in the file</source>
            <translation>det finns inte i filen</translation>
        </message>
        <message>
            <source>it is not there</source>
            <translation>den finns inte</translation>
        </message>
        <message>
            <source>it is write-protected, or not yours to use</source>
            <translation>den är skrivskyddad, eller så får du inte använda den</translation>
        </message>
        <message>
            <source>it lies too deep</source>
            <translation>den ligger för djupt</translation>
        </message>
        <message>
            <source>it names the field “{field}”, which viewpoints don't have. Fields are: {known}</source>
            <translation>den nämner fältet ”{field}”, som synpunkter inte har. Fälten är: {known}</translation>
        </message>
        <message>
            <source>its edges do not close</source>
            <translation>dess gränser sluter inte</translation>
        </message>
        <message>
            <source>its edges enclose nothing</source>
            <translation>dess gränser omsluter ingenting</translation>
        </message>
        <message>
            <source>its edges leave a gap of {metres} m at east {east}, north {north}</source>
            <translation>dess gränser har ett glapp på {metres} m vid öst {east}, nord {north}</translation>
        </message>
        <message>
            <source>its elements are nested too deep</source>
            <translation>dess element ligger för djupt i varandra</translation>
        </message>
        <message>
            <source>its first element is another</source>
            <translation>dess första element är ett annat</translation>
        </message>
        <message>
            <source>loose</source>
            <translation>lös</translation>
        </message>
        <message>
            <source>meeting</source>
            <translation>möte</translation>
        </message>
        <message>
            <source>near</source>
            <translation>i närheten</translation>
        </message>
        <message>
            <source>nearest</source>
            <translation>närmast</translation>
        </message>
        <message>
            <source>neither an area nor a closed line</source>
            <translation>varken en yta eller en sluten linje</translation>
        </message>
        <message>
            <source>no area</source>
            <translation>ingen yta</translation>
        </message>
        <message>
            <source>no stop near</source>
            <translation>inget stopp nära</translation>
        </message>
        <message>
            <source>no.</source>
            <translation>nr</translation>
        </message>
        <message>
            <source>none that is known</source>
            <translation>inget som känns igen</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>inget ännu</translation>
        </message>
        <message>
            <source>none: no texts. checked: only texts that someone has checked for personal data. all: all texts but blocked ones, for internal use.</source>
            <translation>none: inga texter. checked: bara texter som någon har granskat för personuppgifter. all: alla texter utom spärrade, för internt bruk.</translation>
        </message>
        <message>
            <source>not handed in in writing</source>
            <translation>inte inlämnad skriftligt</translation>
        </message>
        <message>
            <source>nothing yet</source>
            <translation>inget ännu</translation>
        </message>
        <message>
            <source>on the edge</source>
            <translation>på gränsen</translation>
        </message>
        <message>
            <source>outside</source>
            <translation>utanför</translation>
        </message>
        <message numerus="yes">
            <source>overdue by %n day(s)</source>
            <translation>
                <numerusform>%n dag försenat</numerusform>
                <numerusform>%n dagar försenat</numerusform>
            </translation>
        </message>
        <message>
            <source>pandas is missing in this QGIS. Install python3-pandas with your system's package manager (on Windows with OSGeo4W Setup), and start QGIS again. All else in Synpunkt works without it.</source>
            <translation>pandas saknas i denna QGIS. Installera python3-pandas med systemets pakethanterare (i Windows med OSGeo4W Setup) och starta om QGIS. Allt annat i Synpunkt fungerar utan det.</translation>
        </message>
        <message>
            <source>positive, negative and suggestion are told apart; the rest is other.</source>
            <translation>positive, negative och suggestion räknas var för sig; resten är övrigt.</translation>
        </message>
        <message>
            <source>received {date}</source>
            <translation>mottagen {date}</translation>
        </message>
        <message>
            <source>removed</source>
            <translation>borttagen</translation>
        </message>
        <message>
            <source>report.docx</source>
            <translation>rapport.docx</translation>
        </message>
        <message>
            <source>sent {date}</source>
            <translation>skickad {date}</translation>
        </message>
        <message>
            <source>severity: {severity}</source>
            <translation>allvar: {severity}</translation>
        </message>
        <message>
            <source>stop {number} of {total}</source>
            <translation>stopp {number} av {total}</translation>
        </message>
        <message>
            <source>table</source>
            <translation>bord</translation>
        </message>
        <message>
            <source>the action</source>
            <translation>åtgärden</translation>
        </message>
        <message>
            <source>the disk is full</source>
            <translation>disken är full</translation>
        </message>
        <message>
            <source>the stop</source>
            <translation>stoppet</translation>
        </message>
        <message>
            <source>there</source>
            <translation>finns</translation>
        </message>
        <message>
            <source>these edges are not in the file: {edges}</source>
            <translation>dessa gränser finns inte i filen: {edges}</translation>
        </message>
        <message>
            <source>tied to {objects}</source>
            <translation>kopplad till {objects}</translation>
        </message>
        <message>
            <source>to complete</source>
            <translation>att komplettera</translation>
        </message>
        <message>
            <source>unusable place</source>
            <translation>oanvändbar plats</translation>
        </message>
        <message numerus="yes">
            <source>used in %n answer(s)</source>
            <translation>
                <numerusform>används i %n svar</numerusform>
                <numerusform>används i %n svar</numerusform>
            </translation>
        </message>
        <message>
            <source>viewpoint,dialogue,safety walk,plan,boundary,count,theme,report</source>
            <translation>synpunkt,dialog,trygghetsvandring,plan,planområde,gräns,antal,tema,rapport</translation>
        </message>
        <message>
            <source>viewpoints</source>
            <translation>synpunkter</translation>
        </message>
        <message>
            <source>viewpoints.html</source>
            <translation>synpunkter.html</translation>
        </message>
        <message>
            <source>walk</source>
            <translation>vandr.</translation>
        </message>
        <message>
            <source>within {near} m</source>
            <translation>inom {near} m</translation>
        </message>
        <message>
            <source>without a place</source>
            <translation>utan plats</translation>
        </message>
        <message>
            <source>{column}, viewpoint {number}</source>
            <translation>{column}, synpunkt {number}</translation>
        </message>
        <message>
            <source>{column}: changed</source>
            <translation>{column}: ändrad</translation>
        </message>
        <message>
            <source>{column}: {before} → {after}</source>
            <translation>{column}: {before} → {after}</translation>
        </message>
        <message>
            <source>{column}: {value} (until {time})</source>
            <translation>{column}: {value} (till {time})</translation>
        </message>
        <message>
            <source>{column}: “{ours}” here, “{theirs}” in the file.</source>
            <translation>{column}: ”{ours}” här, ”{theirs}” i filen.</translation>
        </message>
        <message>
            <source>{distance} m</source>
            <translation>{distance} m</translation>
        </message>
        <message>
            <source>{encoding} (suggested)</source>
            <translation>{encoding} (föreslås)</translation>
        </message>
        <message>
            <source>{far} of {placed} places lie far from the store's area (crosses). Check the coordinate system.</source>
            <translation>{far} av {placed} platser ligger långt från databasens område (kryss). Kontrollera koordinatsystemet.</translation>
        </message>
        <message numerus="yes">
            <source>{first} and %n more</source>
            <translation>
                <numerusform>{first} och %n till</numerusform>
                <numerusform>{first} och %n till</numerusform>
            </translation>
        </message>
        <message>
            <source>{folder} is there already; choose another folder.</source>
            <translation>{folder} finns redan; välj en annan mapp.</translation>
        </message>
        <message>
            <source>{group}: on the edge.</source>
            <translation>{group}: på gränsen.</translation>
        </message>
        <message>
            <source>{group}: {distance} m away.</source>
            <translation>{group}: {distance} m bort.</translation>
        </message>
        <message>
            <source>{group}: {share} % of the area.</source>
            <translation>{group}: {share} % av området.</translation>
        </message>
        <message>
            <source>{layer} is being edited. Ties can be changed when that is saved.</source>
            <translation>{layer} redigeras just nu. Kopplingar kan ändras när det är sparat.</translation>
        </message>
        <message>
            <source>{layer} is being edited: what you write goes into the edits, and is saved with them.</source>
            <translation>{layer} redigeras: det du skriver läggs i redigeringen och sparas med den.</translation>
        </message>
        <message>
            <source>{name} can't be read: {reason}.</source>
            <translation>{name} kan inte läsas: {reason}.</translation>
        </message>
        <message>
            <source>{name} can't be shown.</source>
            <translation>{name} kan inte visas.</translation>
        </message>
        <message>
            <source>{name} could not be opened.</source>
            <translation>{name} kunde inte öppnas.</translation>
        </message>
        <message>
            <source>{name} covers {share} % of what the part was, and is {metres} m off.</source>
            <translation>{name} täcker {share} % av det delen var och avviker {metres} m.</translation>
        </message>
        <message>
            <source>{name} crosses itself and was mended.</source>
            <translation>{name} korsar sig själv och lagades.</translation>
        </message>
        <message>
            <source>{name} doesn't say which coordinate system it is drawn in. Choose the one it is drawn in.</source>
            <translation>{name} säger inte vilket koordinatsystem den är ritad i. Välj vilket det är.</translation>
        </message>
        <message>
            <source>{name} doesn't say which coordinate system it is drawn in. Its coordinates fit a local zone such as {crs}; the zone can't be told from numbers. Choose the one it is drawn in.</source>
            <translation>{name} säger inte vilket koordinatsystem den är ritad i. Koordinaterna passar en lokal zon som {crs}, men vilken zon syns inte på siffrorna. Välj vilket det är.</translation>
        </message>
        <message>
            <source>{name} doesn't say which coordinate system it is drawn in. Its coordinates fit {crs}; choose it if that is right.</source>
            <translation>{name} säger inte vilket koordinatsystem den är ritad i. Koordinaterna passar {crs}; välj det om det stämmer.</translation>
        </message>
        <message>
            <source>{name} doesn't say which coordinate system its coordinates are in. Choose one.</source>
            <translation>{name} säger inte vilket koordinatsystem koordinaterna är i. Välj ett.</translation>
        </message>
        <message>
            <source>{name} has more than {limit} columns.</source>
            <translation>{name} har fler än {limit} kolumner.</translation>
        </message>
        <message>
            <source>{name} has neither a track nor a waypoint.</source>
            <translation>{name} har varken spår eller vägpunkter.</translation>
        </message>
        <message>
            <source>{name} has no column “{column}” for a place. It has: {columns}.</source>
            <translation>{name} har ingen kolumn ”{column}” för en plats. Den har: {columns}.</translation>
        </message>
        <message>
            <source>{name} has no layer or sheet called “{layer}”. It has: {layers}.</source>
            <translation>{name} har inget lager eller blad som heter ”{layer}”. Det finns: {layers}.</translation>
        </message>
        <message>
            <source>{name} has no layer {layer} with areas. Its layers with areas: {layers}.</source>
            <translation>{name} har inget lager {layer} med ytor. Lager med ytor: {layers}.</translation>
        </message>
        <message>
            <source>{name} has no place in {crs}; left out.</source>
            <translation>{name} har ingen plats i {crs} och togs inte med.</translation>
        </message>
        <message>
            <source>{name} has no place, and its time fits no stop or viewpoint: left out.</source>
            <translation>{name} har ingen plats, och tiden passar inget stopp och ingen synpunkt: togs inte med.</translation>
        </message>
        <message>
            <source>{name} has no repeat called “{layer}”. It has: {layers}.</source>
            <translation>{name} har ingen upprepning som heter ”{layer}”. Den har: {layers}.</translation>
        </message>
        <message>
            <source>{name} has no shape in the file.</source>
            <translation>{name} har ingen form i filen.</translation>
        </message>
        <message>
            <source>{name} has no “{attribute}” in the file.</source>
            <translation>{name} saknar ”{attribute}” i filen.</translation>
        </message>
        <message>
            <source>{name} has nothing on a drawing layer {layer}. Its drawing layers: {layers}.</source>
            <translation>{name} har inget på ritningslager {layer}. Ritningslager som finns: {layers}.</translation>
        </message>
        <message>
            <source>{name} has several layers or sheets; say which one to read: {layers}.</source>
            <translation>{name} har flera lager eller blad; ange vilket som ska läsas: {layers}.</translation>
        </message>
        <message>
            <source>{name} is a DWG drawing, which can't be read here. Save it as DXF, or bring it into QGIS with Project &gt; Import/Export &gt; Import Layers from DWG/DXF.</source>
            <translation>{name} är en DWG-ritning och kan inte läsas här. Spara den som DXF, eller hämta in den i QGIS med Projekt &gt; Importera/Exportera &gt; Importera lager från DWG/DXF.</translation>
        </message>
        <message>
            <source>{name} is a HEIC picture, which this QGIS can't read. Save it as JPEG and try again.</source>
            <translation>{name} är en HEIC-bild, som den här QGIS inte kan läsa. Spara den som JPEG och försök igen.</translation>
        </message>
        <message>
            <source>{name} is a copy of the store and has not been changed.</source>
            <translation>{name} är en kopia av databasen och har inte ändrats.</translation>
        </message>
        <message>
            <source>{name} is a field package of this store. All that was written in it comes home, with its stops, routes, photos and actions.</source>
            <translation>{name} är ett fältpaket från den här databasen. Allt som skrevs i det kommer hem, med stopp, rutter, foton och åtgärder.</translation>
        </message>
        <message>
            <source>{name} is a form (XLSForm). Choose the file of answers.</source>
            <translation>{name} är ett formulär (XLSForm). Välj filen med svar.</translation>
        </message>
        <message>
            <source>{name} is a form. Choose the file of answers.</source>
            <translation>{name} är ett formulär. Välj filen med svar.</translation>
        </message>
        <message>
            <source>{name} is a list of services, not of what has been reported.</source>
            <translation>{name} är en lista över tjänster, inte över det som har anmälts.</translation>
        </message>
        <message>
            <source>{name} is a viewpoint store, and only its viewpoints come in. “Merge stores” brings its stops, photos and answers too.</source>
            <translation>{name} är en synpunktsdatabas, och bara dess synpunkter tas in. ”Slå ihop databaser” tar med stopp, foton och svar också.</translation>
        </message>
        <message>
            <source>{name} is a viewpoint store; choose another file.</source>
            <translation>{name} är en synpunktsdatabas; välj en annan fil.</translation>
        </message>
        <message>
            <source>{name} is an area of no size; left out.</source>
            <translation>{name} är en yta utan utsträckning och togs inte med.</translation>
        </message>
        <message>
            <source>{name} is an error message of the service that was asked.</source>
            <translation>{name} är ett felmeddelande från tjänsten som tillfrågades.</translation>
        </message>
        <message>
            <source>{name} is damaged: it can't be read as a picture.</source>
            <translation>{name} är skadad: den går inte att läsa som bild.</translation>
        </message>
        <message>
            <source>{name} is no DXF drawing that can be read here.</source>
            <translation>{name} är ingen DXF-ritning som kan läsas här.</translation>
        </message>
        <message>
            <source>{name} is no picture that can be kept.</source>
            <translation>{name} är ingen bild som kan sparas.</translation>
        </message>
        <message>
            <source>{name} is no whole JSON file: {reason}.</source>
            <translation>{name} är ingen hel JSON-fil: {reason}.</translation>
        </message>
        <message>
            <source>{name} is not UTF-8 and was read as Windows-1252. If letters look wrong, choose the encoding.</source>
            <translation>{name} är inte UTF-8 och lästes som Windows-1252. Välj teckenkodning om bokstäver ser fel ut.</translation>
        </message>
        <message>
            <source>{name} is not a Synpunkt store.</source>
            <translation>{name} är ingen synpunktsdatabas.</translation>
        </message>
        <message>
            <source>{name} is read: {plans}, {areas}.</source>
            <translation>{name} är läst: {plans}, {areas}.</translation>
        </message>
        <message>
            <source>{name} is too long for a letter.</source>
            <translation>{name} är för lång för att vara ett brev.</translation>
        </message>
        <message>
            <source>{name} is {size} MB; a plan file of more than {most} MB is not read.</source>
            <translation>{name} är {size} MB; en planfil på mer än {most} MB läses inte.</translation>
        </message>
        <message>
            <source>{name} lies on a network share. All can read it, but if several write at once the file can be harmed. Let each write in an inbox of their own, and bring it home here.</source>
            <translation>{name} ligger på en nätverksdisk. Alla kan läsa den, men om flera skriver samtidigt kan filen skadas. Låt var och en skriva i en egen inkorg, och ta hem den hit.</translation>
        </message>
        <message>
            <source>{name} may be published.</source>
            <translation>{name} får publiceras.</translation>
        </message>
        <message>
            <source>{name} may not be published.</source>
            <translation>{name} får inte publiceras.</translation>
        </message>
        <message>
            <source>{name} says that it is “{version}”; it was read as version 4.</source>
            <translation>{name} säger att den är ”{version}”; den lästes som version 4.</translation>
        </message>
        <message>
            <source>{name} says who answered and when, but holds no answers. Export them from ODK Central as CSV or OData.</source>
            <translation>{name} säger vem som svarade och när, men innehåller inga svar. Exportera dem från ODK Central som CSV eller OData.</translation>
        </message>
        <message>
            <source>{name} was not found.</source>
            <translation>{name} hittades inte.</translation>
        </message>
        <message>
            <source>{name} was read as Windows-1252, but looks like a file from an older Mac. If letters look wrong, choose the encoding mac_roman.</source>
            <translation>{name} lästes som Windows-1252, men ser ut som en fil från en äldre Mac. Om bokstäver ser fel ut, välj teckenkodningen mac_roman.</translation>
        </message>
        <message>
            <source>{name} was taken more than {metres} m from every stop and viewpoint: left out.</source>
            <translation>{name} är tagen mer än {metres} m från alla stopp och synpunkter: togs inte med.</translation>
        </message>
        <message>
            <source>{name}, may be published</source>
            <translation>{name}, får publiceras</translation>
        </message>
        <message>
            <source>{name}, part {number}: a hole is broken and was filled.</source>
            <translation>{name}, del {number}: ett hål är trasigt och fylldes.</translation>
        </message>
        <message>
            <source>{name}, part {number}: its outline is broken; left out.</source>
            <translation>{name}, del {number}: gränsen är trasig; togs inte med.</translation>
        </message>
        <message>
            <source>{name}, part {number}: the coordinate system “{crs}” is not known; left out.</source>
            <translation>{name}, del {number}: koordinatsystemet ”{crs}” är okänt; togs inte med.</translation>
        </message>
        <message>
            <source>{name}: no part of a plan that is known here.</source>
            <translation>{name}: ingen del av en plan som är känd här.</translation>
        </message>
        <message>
            <source>{name}: {reason}; left out.</source>
            <translation>{name}: {reason}; togs inte med.</translation>
        </message>
        <message>
            <source>{numbers} do not belong to the matter yet; saving adds them.</source>
            <translation>{numbers} hör inte till ärendet än; de läggs till när du sparar.</translation>
        </message>
        <message>
            <source>{n} inside</source>
            <translation>{n} inom</translation>
        </message>
        <message>
            <source>{n} more without a place.</source>
            <translation>{n} till utan plats.</translation>
        </message>
        <message>
            <source>{n} on the edge</source>
            <translation>{n} på gränsen</translation>
        </message>
        <message>
            <source>{n} rows could not be used.</source>
            <translation>{n} rader kunde inte användas.</translation>
        </message>
        <message>
            <source>{n} viewpoints lie outside and are no part of this.</source>
            <translation>{n} synpunkter ligger utanför och är inte med här.</translation>
        </message>
        <message>
            <source>{n} viewpoints, {answered} answered, {unmet} not met or partly met</source>
            <translation>{n} synpunkter, {answered} besvarade, {unmet} tillgodoses inte eller bara delvis</translation>
        </message>
        <message>
            <source>{n} within {near} m</source>
            <translation>{n} inom {near} m</translation>
        </message>
        <message>
            <source>{phase}: {title}</source>
            <translation>{phase}: {title}</translation>
        </message>
        <message>
            <source>{share} % is left, {metres} m off</source>
            <translation>{share} % är kvar, {metres} m ifrån</translation>
        </message>
        <message>
            <source>{sheet}, row {row}: {message}</source>
            <translation>{sheet}, rad {row}: {message}</translation>
        </message>
        <message>
            <source>{shown} of {total}</source>
            <translation>{shown} av {total}</translation>
        </message>
        <message>
            <source>{status} (looked at: {occasion})</source>
            <translation>{status} (kontrollerad: {occasion})</translation>
        </message>
        <message>
            <source>{table}: {count} changed</source>
            <translation>{table}, ändrade: {count}</translation>
        </message>
        <message>
            <source>{table}: {count} new</source>
            <translation>{table}, nya: {count}</translation>
        </message>
        <message>
            <source>{table}: {count} removed</source>
            <translation>{table}, borttagna: {count}</translation>
        </message>
        <message>
            <source>{waiting} of {total} unanswered</source>
            <translation>{waiting} av {total} obesvarade</translation>
        </message>
        <message>
            <source>{what}, {value}</source>
            <translation>{what}, {value}</translation>
        </message>
        <message>
            <source>{what}: added</source>
            <translation>{what}: tillagd</translation>
        </message>
        <message>
            <source>“fields” is not an object</source>
            <translation>”fields” är inte ett objekt</translation>
        </message>
        <message>
            <source>“{field}” can only be a column's name</source>
            <translation>”{field}” kan bara vara ett kolumnnamn</translation>
        </message>
        <message>
            <source>“{field}” has neither a column nor a default</source>
            <translation>”{field}” har varken kolumn eller förvalt värde</translation>
        </message>
        <message>
            <source>“{field}” is no date, so it has no format</source>
            <translation>”{field}” är inget datum och har därför inget format</translation>
        </message>
        <message>
            <source>“{field}” must be a column's name, or an object of column, format, map, default</source>
            <translation>”{field}” ska vara ett kolumnnamn, eller ett objekt med column, format, map, default</translation>
        </message>
        <message>
            <source>“{key}” is not a text</source>
            <translation>”{key}” är inte en text</translation>
        </message>
        <message>
            <source>“{part}” of “{field}” is of the wrong kind</source>
            <translation>”{part}” i ”{field}” är av fel slag</translation>
        </message>
        <message>
            <source>“{text}” can't be chosen in “{column}”.</source>
            <translation>”{text}” kan inte väljas i ”{column}”.</translation>
        </message>
        <message>
            <source>“{text}” is no date; write it as 2026-11-25.</source>
            <translation>”{text}” är inget datum. Skriv det som 2026-11-25.</translation>
        </message>
        <message>
            <source>“{title}” has been changed.</source>
            <translation>”{title}” har ändrats.</translation>
        </message>
        <message>
            <source>“{title}” is new.</source>
            <translation>”{title}” är nytt.</translation>
        </message>
        <message>
            <source>“{title}” is next in the chain.</source>
            <translation>”{title}” är nästa i kedjan.</translation>
        </message>
        <message>
            <source>“{word}” is no theme, type, status or zone.</source>
            <translation>”{word}” är inget tema, ingen typ, ingen status och inget läge.</translation>
        </message>
        <message>
            <source>“{word}” speaks for a theme already.</source>
            <translation>”{word}” föreslår redan ett tema.</translation>
        </message>
        <message>
            <source>“{word}” suggests its theme from now on.</source>
            <translation>”{word}” föreslår sitt tema från och med nu.</translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… och %n till</numerusform>
                <numerusform>… och %n till</numerusform>
            </translation>
        </message>
        <message>
            <source>… or a layer of viewpoints</source>
            <translation>… eller ett lager med synpunkter</translation>
        </message>
        <message numerus="yes">
            <source>⚠ %n of them may hold personal data. You can save anyway, or leave it out.</source>
            <translation>
                <numerusform>⚠ %n av dem kan innehålla personuppgifter. Du kan spara ändå, eller utelämna dem.</numerusform>
                <numerusform>⚠ %n av dem kan innehålla personuppgifter. Du kan spara ändå, eller utelämna dem.</numerusform>
            </translation>
        </message>
    </context>
</TS>
