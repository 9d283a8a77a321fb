<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
    <context>
        <name>Synpunkt</name>
        <message numerus="yes">
            <source>%n NUL character(s) in the file were replaced by “�”.</source>
            <translation>
                <numerusform>%n NUL character in the file was replaced by “�”.</numerusform>
                <numerusform>%n NUL characters in the file were replaced by “�”.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n action(s)</source>
            <translation>
                <numerusform>%n action</numerusform>
                <numerusform>%n actions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) marked as told.</source>
            <translation>
                <numerusform>%n answer marked as told.</numerusform>
                <numerusform>%n answers marked as told.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n answer(s) will be marked as told.</source>
            <translation>
                <numerusform>%n answer will be marked as told.</numerusform>
                <numerusform>%n answers will be marked as told.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n area(s)</source>
            <translation>
                <numerusform>%n area</numerusform>
                <numerusform>%n areas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n area(s) between open lines</source>
            <translation>
                <numerusform>%n area between open lines</numerusform>
                <numerusform>%n areas between open lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n area(s) of the boundary layer could not be used and was left out (feature {ids}).</source>
            <translation>
                <numerusform>%n area of the boundary layer could not be used and was left out (feature {ids}).</numerusform>
                <numerusform>%n areas of the boundary layer could not be used and were left out (features {ids}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n area(s) of {layer}</source>
            <translation>
                <numerusform>%n area of {layer}</numerusform>
                <numerusform>%n areas of {layer}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n blocked viewpoint(s) held back.</source>
            <translation>
                <numerusform>%n blocked viewpoint held back.</numerusform>
                <numerusform>%n blocked viewpoints held back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n change(s) taken back.</source>
            <translation>
                <numerusform>%n change taken back.</numerusform>
                <numerusform>%n changes taken back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n changed</source>
            <translation>
                <numerusform>%n changed</numerusform>
                <numerusform>%n changed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n closed line(s)</source>
            <translation>
                <numerusform>%n closed line</numerusform>
                <numerusform>%n closed lines</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n could not be read</source>
            <translation>
                <numerusform>%n could not be read</numerusform>
                <numerusform>%n could not be read</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n date(s) could not be read and counts as empty.</source>
            <translation>
                <numerusform>%n date could not be read and counts as empty.</numerusform>
                <numerusform>%n dates could not be read and count as empty.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) left</source>
            <translation>
                <numerusform>%n day left</numerusform>
                <numerusform>%n days left</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n dialogue table(s)</source>
            <translation>
                <numerusform>%n dialogue table</numerusform>
                <numerusform>%n dialogue tables</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n empty segment(s).</source>
            <translation>
                <numerusform>%n empty segment.</numerusform>
                <numerusform>%n empty segments.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n feature(s) without key or geometry are left out.</source>
            <translation>
                <numerusform>%n feature without key or geometry is left out.</numerusform>
                <numerusform>%n features without key or geometry are left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n file(s) that rows name are no pictures and were left aside.</source>
            <translation>
                <numerusform>%n file that rows name is no picture and was left aside.</numerusform>
                <numerusform>%n files that rows name are no pictures and were left aside.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n finding(s).</source>
            <translation>
                <numerusform>%n finding.</numerusform>
                <numerusform>%n findings.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n group(s) say nearly the same.</source>
            <translation>
                <numerusform>%n group says nearly the same.</numerusform>
                <numerusform>%n groups say nearly the same.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n handover(s) followed up.</source>
            <translation>
                <numerusform>%n handover followed up.</numerusform>
                <numerusform>%n handovers followed up.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n hatch(es)</source>
            <translation>
                <numerusform>%n hatch</numerusform>
                <numerusform>%n hatches</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n in open edits</source>
            <translation>
                <numerusform>%n in open edits</numerusform>
                <numerusform>%n in open edits</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n invalid area(s) in the boundary layer was repaired for the count (feature {ids}).</source>
            <translation>
                <numerusform>%n invalid area in the boundary layer was repaired for the count (feature {ids}).</numerusform>
                <numerusform>%n invalid areas in the boundary layer were repaired for the count (features {ids}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n lack an answer ({numbers})</source>
            <translation>
                <numerusform>%n lacks an answer ({numbers})</numerusform>
                <numerusform>%n lack an answer ({numbers})</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n lie(s) outside the map.</source>
            <translation>
                <numerusform>%n lies outside the map.</numerusform>
                <numerusform>%n lie outside the map.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n loose</source>
            <translation>
                <numerusform>%n loose</numerusform>
                <numerusform>%n loose</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n loose tie(s)</source>
            <translation>
                <numerusform>%n loose tie</numerusform>
                <numerusform>%n loose ties</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n meeting(s)</source>
            <translation>
                <numerusform>%n meeting</numerusform>
                <numerusform>%n meetings</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more agreed</source>
            <translation>
                <numerusform>%n more agreed</numerusform>
                <numerusform>%n more agreed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more occasion(s)</source>
            <translation>
                <numerusform>%n more occasion</numerusform>
                <numerusform>%n more occasions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more theme(s)</source>
            <translation>
                <numerusform>%n more theme</numerusform>
                <numerusform>%n more themes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more without a place.</source>
            <translation>
                <numerusform>%n more without a place.</numerusform>
                <numerusform>%n more without a place.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new</source>
            <translation>
                <numerusform>%n new</numerusform>
                <numerusform>%n new</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new text(s) seem to hold a personal number, a telephone number or an e-mail address; look at them before anything is handed out.</source>
            <translation>
                <numerusform>%n new text seems to hold a personal number, a telephone number or an e-mail address; look at it before anything is handed out.</numerusform>
                <numerusform>%n new texts seem to hold personal numbers, telephone numbers or e-mail addresses; look at them before anything is handed out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new tie(s).</source>
            <translation>
                <numerusform>%n new tie.</numerusform>
                <numerusform>%n new ties.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n new viewpoint(s)</source>
            <translation>
                <numerusform>%n new viewpoint</numerusform>
                <numerusform>%n new viewpoints</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n number(s) had no room.</source>
            <translation>
                <numerusform>%n number had no room.</numerusform>
                <numerusform>%n numbers had no room.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n object(s) of the boundary layer that are neither an area nor a closed line was left out (feature {ids}).</source>
            <translation>
                <numerusform>%n object of the boundary layer that is neither an area nor a closed line was left out (feature {ids}).</numerusform>
                <numerusform>%n objects of the boundary layer that are neither areas nor closed lines were left out (features {ids}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n occasion(s)</source>
            <translation>
                <numerusform>%n occasion</numerusform>
                <numerusform>%n occasions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n occasion(s) that follow it</source>
            <translation>
                <numerusform>%n occasion that follows it</numerusform>
                <numerusform>%n occasions that follow it</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n of the store's safeguards (triggers) are missing or changed; “Upgrade” puts them back.</source>
            <translation>
                <numerusform>%n of the store's safeguards (triggers) is missing or changed; “Upgrade” puts it back.</numerusform>
                <numerusform>%n of the store's safeguards (triggers) are missing or changed; “Upgrade” puts them back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n older version(s) of an object left out.</source>
            <translation>
                <numerusform>%n older version of an object left out.</numerusform>
                <numerusform>%n older versions of objects left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n original text(s) could not be kept, as the restricted file is missing.</source>
            <translation>
                <numerusform>%n original text could not be kept, as the restricted file is missing.</numerusform>
                <numerusform>%n original texts could not be kept, as the restricted file is missing.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other occasion(s)</source>
            <translation>
                <numerusform>%n other occasion</numerusform>
                <numerusform>%n other occasions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other row(s) new, changed or removed</source>
            <translation>
                <numerusform>%n other row new, changed or removed</numerusform>
                <numerusform>%n other rows new, changed or removed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other theme(s)</source>
            <translation>
                <numerusform>%n other theme</numerusform>
                <numerusform>%n other themes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n part(s) changed.</source>
            <translation>
                <numerusform>%n part changed.</numerusform>
                <numerusform>%n parts changed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n part(s) have been removed from the store and were not brought back.</source>
            <translation>
                <numerusform>%n part has been removed from the store and was not brought back.</numerusform>
                <numerusform>%n parts have been removed from the store and were not brought back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n part(s) that are gone were removed.</source>
            <translation>
                <numerusform>%n part that is gone was removed.</numerusform>
                <numerusform>%n parts that are gone were removed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n part(s) were in the store already.</source>
            <translation>
                <numerusform>%n part was in the store already.</numerusform>
                <numerusform>%n parts were in the store already.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n participant(s)</source>
            <translation>
                <numerusform>%n participant</numerusform>
                <numerusform>%n participants</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s)</source>
            <translation>
                <numerusform>%n photo</numerusform>
                <numerusform>%n photos</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s) came along.</source>
            <translation>
                <numerusform>%n photo came along.</numerusform>
                <numerusform>%n photos came along.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s) left out: they are not marked as public.</source>
            <translation>
                <numerusform>%n photo left out: it is not marked as public.</numerusform>
                <numerusform>%n photos left out: they are not marked as public.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s) put in their place.</source>
            <translation>
                <numerusform>%n photo put in its place.</numerusform>
                <numerusform>%n photos put in their place.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s) removed.</source>
            <translation>
                <numerusform>%n photo removed.</numerusform>
                <numerusform>%n photos removed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n photo(s) that rows name were not found. Give the folder where they lie.</source>
            <translation>
                <numerusform>%n photo that rows name was not found. Give the folder where it lies.</numerusform>
                <numerusform>%n photos that rows name were not found. Give the folder where they lie.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) on the map.</source>
            <translation>
                <numerusform>%n place on the map.</numerusform>
                <numerusform>%n places on the map.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n plan(s)</source>
            <translation>
                <numerusform>%n plan</numerusform>
                <numerusform>%n plans</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n planned route(s) were left aside, since the way was tracked.</source>
            <translation>
                <numerusform>%n planned route was left aside, since the way was tracked.</numerusform>
                <numerusform>%n planned routes were left aside, since the way was tracked.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n point(s) without a usable place.</source>
            <translation>
                <numerusform>%n point without a usable place.</numerusform>
                <numerusform>%n points without a usable place.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n proposal(s) accepted.</source>
            <translation>
                <numerusform>%n proposal accepted.</numerusform>
                <numerusform>%n proposals accepted.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n provision(s) along lines or at points: no areas, so left out.</source>
            <translation>
                <numerusform>%n provision along a line or at a point: no area, so left out.</numerusform>
                <numerusform>%n provisions along lines or at points: no areas, so left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n provision(s) without an area of their own.</source>
            <translation>
                <numerusform>%n provision without an area of its own.</numerusform>
                <numerusform>%n provisions without an area of their own.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n reshaped</source>
            <translation>
                <numerusform>%n reshaped</numerusform>
                <numerusform>%n reshaped</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) below the table have one cell only ({numbers}). Look whether they are viewpoints or notes.</source>
            <translation>
                <numerusform>%n row below the table has one cell only ({numbers}). Look whether it is a viewpoint or a note.</numerusform>
                <numerusform>%n rows below the table have one cell only ({numbers}). Look whether they are viewpoints or notes.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) copied to {name}.</source>
            <translation>
                <numerusform>%n row copied to {name}.</numerusform>
                <numerusform>%n rows copied to {name}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) could not be read.</source>
            <translation>
                <numerusform>%n row could not be read.</numerusform>
                <numerusform>%n rows could not be read.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) could not be used.</source>
            <translation>
                <numerusform>%n row could not be used.</numerusform>
                <numerusform>%n rows could not be used.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have a category that is no theme of ours; it was kept as the source's category.</source>
            <translation>
                <numerusform>%n row has a category that is no theme of ours; it was kept as the source's category.</numerusform>
                <numerusform>%n rows have a category that is no theme of ours; it was kept as the source's category.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have coordinates that are no degrees and came in without a place; choose the coordinate system that they are in.</source>
            <translation>
                <numerusform>%n row has coordinates that are no degrees and came in without a place; choose the coordinate system that they are in.</numerusform>
                <numerusform>%n rows have coordinates that are no degrees and came in without a place; choose the coordinate system that they are in.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have coordinates that are no place on earth in the coordinate system and came in without a place.</source>
            <translation>
                <numerusform>%n row has coordinates that are no place on earth in the coordinate system and came in without a place.</numerusform>
                <numerusform>%n rows have coordinates that are no place on earth in the coordinate system and came in without a place.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have coordinates that can't be read and came in without a place.</source>
            <translation>
                <numerusform>%n row has coordinates that can't be read and came in without a place.</numerusform>
                <numerusform>%n rows have coordinates that can't be read and came in without a place.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have coordinates that look like degrees, though the coordinate system counts in metres; check the coordinate system.</source>
            <translation>
                <numerusform>%n row has coordinates that look like degrees, though the coordinate system counts in metres; check the coordinate system.</numerusform>
                <numerusform>%n rows have coordinates that look like degrees, though the coordinate system counts in metres; check the coordinate system.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have one place in the answer and another in its latitude and longitude columns; the answer was used.</source>
            <translation>
                <numerusform>%n row has one place in the answer and another in its latitude and longitude columns; the answer was used.</numerusform>
                <numerusform>%n rows have one place in the answer and another in their latitude and longitude columns; the answer was used.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have the coordinates 0, 0 and came in without a place.</source>
            <translation>
                <numerusform>%n row has the coordinates 0, 0 and came in without a place.</numerusform>
                <numerusform>%n rows have the coordinates 0, 0 and came in without a place.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) have the northing in x and the easting in y; they were swapped.</source>
            <translation>
                <numerusform>%n row has the northing in x and the easting in y; they were swapped.</numerusform>
                <numerusform>%n rows have the northing in x and the easting in y; they were swapped.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) in {table} have a code in {column} that the code table lacks.</source>
            <translation>
                <numerusform>%n row in {table} has a code in {column} that the code table lacks.</numerusform>
                <numerusform>%n rows in {table} have a code in {column} that the code table lacks.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) lie far from the area that the store's coordinate system is meant for; check the coordinate system.</source>
            <translation>
                <numerusform>%n row lies far from the area that the store's coordinate system is meant for; check the coordinate system.</numerusform>
                <numerusform>%n rows lie far from the area that the store's coordinate system is meant for; check the coordinate system.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) lie outside the area that the coordinate system is meant for; check the coordinate system.</source>
            <translation>
                <numerusform>%n row lies outside the area that the coordinate system is meant for; check the coordinate system.</numerusform>
                <numerusform>%n rows lie outside the area that the coordinate system is meant for; check the coordinate system.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) occur once more in the file, with the same number and content.</source>
            <translation>
                <numerusform>%n row occurs once more in the file, with the same number and content.</numerusform>
                <numerusform>%n rows occur once more in the file, with the same number and content.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) of the boundary layer without geometry was left out (feature {ids}).</source>
            <translation>
                <numerusform>%n row of the boundary layer without geometry was left out (feature {ids}).</numerusform>
                <numerusform>%n rows of the boundary layer without geometry were left out (features {ids}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) of {layer} without a shape left out.</source>
            <translation>
                <numerusform>%n row of {layer} without a shape left out.</numerusform>
                <numerusform>%n rows of {layer} without a shape left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) removed for good.</source>
            <translation>
                <numerusform>%n row removed for good.</numerusform>
                <numerusform>%n rows removed for good.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) would be removed for good.</source>
            <translation>
                <numerusform>%n row would be removed for good.</numerusform>
                <numerusform>%n rows would be removed for good.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n saved</source>
            <translation>
                <numerusform>%n saved</numerusform>
                <numerusform>%n saved</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n severity value(s) could not be read and counts as empty.</source>
            <translation>
                <numerusform>%n severity value could not be read and counts as empty.</numerusform>
                <numerusform>%n severity values could not be read and count as empty.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stop(s)</source>
            <translation>
                <numerusform>%n stop</numerusform>
                <numerusform>%n stops</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n stop(s) of a later walk</source>
            <translation>
                <numerusform>%n stop of a later walk</numerusform>
                <numerusform>%n stops of a later walk</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n text(s) not looked through</source>
            <translation>
                <numerusform>%n text not looked through</numerusform>
                <numerusform>%n texts not looked through</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tie(s) hold.</source>
            <translation>
                <numerusform>%n tie holds.</numerusform>
                <numerusform>%n ties hold.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tie(s) removed. No rule makes them again.</source>
            <translation>
                <numerusform>%n tie removed. No rule makes it again.</numerusform>
                <numerusform>%n ties removed. No rule makes them again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tie(s) to {part} removed. No rule makes them again.</source>
            <translation>
                <numerusform>%n tie to {part} removed. No rule makes it again.</numerusform>
                <numerusform>%n ties to {part} removed. No rule makes them again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tie(s) wait for a decision: accept or remove them first.</source>
            <translation>
                <numerusform>%n tie waits for a decision: accept or remove it first.</numerusform>
                <numerusform>%n ties wait for a decision: accept or remove them first.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tie(s) were there already.</source>
            <translation>
                <numerusform>%n tie was there already.</numerusform>
                <numerusform>%n ties were there already.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tied: {relations}.</source>
            <translation>
                <numerusform>%n tied: {relations}.</numerusform>
                <numerusform>%n tied: {relations}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n time(s) that can't be right.</source>
            <translation>
                <numerusform>%n time that can't be right.</numerusform>
                <numerusform>%n times that can't be right.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to a part with another shape</source>
            <translation>
                <numerusform>%n to a part with another shape</numerusform>
                <numerusform>%n to a part with another shape</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n to complete</source>
            <translation>
                <numerusform>%n to complete</numerusform>
                <numerusform>%n to complete</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n track(s) without a line.</source>
            <translation>
                <numerusform>%n track without a line.</numerusform>
                <numerusform>%n tracks without a line.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n unchanged</source>
            <translation>
                <numerusform>%n unchanged</numerusform>
                <numerusform>%n unchanged</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) changed in both stores wait for a decision.</source>
            <translation>
                <numerusform>%n value changed in both stores waits for a decision.</numerusform>
                <numerusform>%n values changed in both stores wait for a decision.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) of {field} can't be read and were left out ({examples}).</source>
            <translation>
                <numerusform>%n value of {field} can't be read and was left out ({examples}).</numerusform>
                <numerusform>%n values of {field} can't be read and were left out ({examples}).</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n value(s) that you had changed yourself were kept, though the source has changed too.</source>
            <translation>
                <numerusform>%n value that you had changed yourself was kept, though the source has changed too.</numerusform>
                <numerusform>%n values that you had changed yourself were kept, though the source has changed too.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s)</source>
            <translation>
                <numerusform>%n viewpoint</numerusform>
                <numerusform>%n viewpoints</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) about order held back.</source>
            <translation>
                <numerusform>%n viewpoint about order held back.</numerusform>
                <numerusform>%n viewpoints about order held back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) and their answers</source>
            <translation>
                <numerusform>%n viewpoint and its answer</numerusform>
                <numerusform>%n viewpoints and their answers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) from the police held back.</source>
            <translation>
                <numerusform>%n viewpoint from the police held back.</numerusform>
                <numerusform>%n viewpoints from the police held back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) handed over to {party}.</source>
            <translation>
                <numerusform>%n viewpoint handed over to {party}.</numerusform>
                <numerusform>%n viewpoints handed over to {party}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) has coordinates that can't be used.</source>
            <translation>
                <numerusform>%n viewpoint has coordinates that can't be used.</numerusform>
                <numerusform>%n viewpoints have coordinates that can't be used.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) held back.</source>
            <translation>
                <numerusform>%n viewpoint held back.</numerusform>
                <numerusform>%n viewpoints held back.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) joined.</source>
            <translation>
                <numerusform>%n viewpoint joined.</numerusform>
                <numerusform>%n viewpoints joined.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) lack a reason ({numbers})</source>
            <translation>
                <numerusform>%n viewpoint lacks a reason ({numbers})</numerusform>
                <numerusform>%n viewpoints lack a reason ({numbers})</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) lack an answer ({numbers})</source>
            <translation>
                <numerusform>%n viewpoint lacks an answer ({numbers})</numerusform>
                <numerusform>%n viewpoints lack an answer ({numbers})</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) left out by hand, with a reason.</source>
            <translation>
                <numerusform>%n viewpoint left out by hand, with a reason.</numerusform>
                <numerusform>%n viewpoints left out by hand, with a reason.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) left out of {matter}.</source>
            <translation>
                <numerusform>%n viewpoint left out of {matter}.</numerusform>
                <numerusform>%n viewpoints left out of {matter}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) lie outside and are no part of this.</source>
            <translation>
                <numerusform>%n viewpoint lies outside and is no part of this.</numerusform>
                <numerusform>%n viewpoints lie outside and are no part of this.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) marked.</source>
            <translation>
                <numerusform>%n viewpoint marked.</numerusform>
                <numerusform>%n viewpoints marked.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) of statements from a later stage left out.</source>
            <translation>
                <numerusform>%n viewpoint of statements from a later stage left out.</numerusform>
                <numerusform>%n viewpoints of statements from a later stage left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) put into the register.</source>
            <translation>
                <numerusform>%n viewpoint put into the register.</numerusform>
                <numerusform>%n viewpoints put into the register.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) put into {matter}.</source>
            <translation>
                <numerusform>%n viewpoint put into {matter}.</numerusform>
                <numerusform>%n viewpoints put into {matter}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) saved.</source>
            <translation>
                <numerusform>%n viewpoint saved.</numerusform>
                <numerusform>%n viewpoints saved.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) stand by themselves again.</source>
            <translation>
                <numerusform>%n viewpoint stands by itself again.</numerusform>
                <numerusform>%n viewpoints stand by themselves again.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) tied to the plan.</source>
            <translation>
                <numerusform>%n viewpoint tied to the plan.</numerusform>
                <numerusform>%n viewpoints tied to the plan.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) tied to {part}.</source>
            <translation>
                <numerusform>%n viewpoint tied to {part}.</numerusform>
                <numerusform>%n viewpoints tied to {part}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) to hand over</source>
            <translation>
                <numerusform>%n viewpoint to hand over</numerusform>
                <numerusform>%n viewpoints to hand over</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) went out without the text: it is unchecked, or holds personal data.</source>
            <translation>
                <numerusform>%n viewpoint went out without the text: it is unchecked, or holds personal data.</numerusform>
                <numerusform>%n viewpoints went out without the text: it is unchecked, or holds personal data.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) were in edits that were not saved.</source>
            <translation>
                <numerusform>%n viewpoint was in edits that were not saved.</numerusform>
                <numerusform>%n viewpoints were in edits that were not saved.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) were in the store already and keep their occasion and matters.</source>
            <translation>
                <numerusform>%n viewpoint was in the store already and keeps its occasion and matters.</numerusform>
                <numerusform>%n viewpoints were in the store already and keep their occasion and matters.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) were known by their number and have been updated. If they come from another source, take the import back and give a profile with a “source”.</source>
            <translation>
                <numerusform>%n viewpoint was known by its number and has been updated. If it comes from another source, take the import back and give a profile with a “source”.</numerusform>
                <numerusform>%n viewpoints were known by their number and have been updated. If they come from another source, take the import back and give a profile with a “source”.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) with a place</source>
            <translation>
                <numerusform>%n viewpoint with a place</numerusform>
                <numerusform>%n viewpoints with a place</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) with a place lie outside the plan.</source>
            <translation>
                <numerusform>%n viewpoint with a place lies outside the plan.</numerusform>
                <numerusform>%n viewpoints with a place lie outside the plan.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) within {near} m of the area do not belong to the matter.</source>
            <translation>
                <numerusform>%n viewpoint within {near} m of the area does not belong to the matter.</numerusform>
                <numerusform>%n viewpoints within {near} m of the area do not belong to the matter.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s) without a place.</source>
            <translation>
                <numerusform>%n viewpoint without a place.</numerusform>
                <numerusform>%n viewpoints without a place.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n viewpoint(s), joined</source>
            <translation>
                <numerusform>%n viewpoint, joined</numerusform>
                <numerusform>%n viewpoints, joined</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n walk(s)</source>
            <translation>
                <numerusform>%n walk</numerusform>
                <numerusform>%n walks</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with a new part proposed</source>
            <translation>
                <numerusform>%n with a new part proposed</numerusform>
                <numerusform>%n with a new part proposed</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n with finds</source>
            <translation>
                <numerusform>%n with finds</numerusform>
                <numerusform>%n with finds</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n withdrawn viewpoint(s) in the file were left as they are.</source>
            <translation>
                <numerusform>%n withdrawn viewpoint in the file was left as it is.</numerusform>
                <numerusform>%n withdrawn viewpoints in the file were left as they are.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n withdrawn viewpoint(s) left out.</source>
            <translation>
                <numerusform>%n withdrawn viewpoint left out.</numerusform>
                <numerusform>%n withdrawn viewpoints left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n withdrawn viewpoint(s) was not counted.</source>
            <translation>
                <numerusform>%n withdrawn viewpoint was not counted.</numerusform>
                <numerusform>%n withdrawn viewpoints were not counted.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a place</source>
            <translation>
                <numerusform>%n without a place</numerusform>
                <numerusform>%n without a place</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a place.</source>
            <translation>
                <numerusform>%n without a place.</numerusform>
                <numerusform>%n without a place.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n word(s) removed.</source>
            <translation>
                <numerusform>%n word removed.</numerusform>
                <numerusform>%n words removed.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Change it also for %n other viewpoint(s): {numbers}</source>
            <translation>
                <numerusform>Change it also for %n other viewpoint: {numbers}</numerusform>
                <numerusform>Change it also for %n other viewpoints: {numbers}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Drawing layer {layer}: %n line(s) that close no area left out.</source>
            <translation>
                <numerusform>Drawing layer {layer}: %n line that closes no area left out.</numerusform>
                <numerusform>Drawing layer {layer}: %n lines that close no area left out.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Join %n viewpoint(s) to no. {number}</source>
            <translation>
                <numerusform>Join %n viewpoint to no. {number}</numerusform>
                <numerusform>Join %n viewpoints to no. {number}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Look at %n likely repetition(s)…</source>
            <translation>
                <numerusform>Look at %n likely repetition…</numerusform>
                <numerusform>Look at %n likely repetitions…</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>One answer to %n viewpoint(s): {numbers}</source>
            <translation>
                <numerusform>One answer to %n viewpoint: {numbers}</numerusform>
                <numerusform>One answer to %n viewpoints: {numbers}</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Put %n photo(s) with the proposed stops</source>
            <translation>
                <numerusform>Put %n photo with the proposed stop</numerusform>
                <numerusform>Put %n photos with the proposed stops</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Taken together with earlier publications, this one would tell what fewer than %n viewpoint(s) said: {numbers}. Publish an area that was published before, or one that neither overlaps the earlier ones nor leaves out a little of them.</source>
            <translation>
                <numerusform>Taken together with earlier publications, this one would tell what fewer than %n viewpoint said: {numbers}. Publish an area that was published before, or one that neither overlaps the earlier ones nor leaves out a little of them.</numerusform>
                <numerusform>Taken together with earlier publications, this one would tell what fewer than %n viewpoints said: {numbers}. Publish an area that was published before, or one that neither overlaps the earlier ones nor leaves out a little of them.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>That touches %n viewpoint(s)</source>
            <translation>
                <numerusform>That touches %n viewpoint</numerusform>
                <numerusform>That touches %n viewpoints</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The account is a draft: %n viewpoint(s) have no answer yet.</source>
            <translation>
                <numerusform>The account is a draft: %n viewpoint has no answer yet.</numerusform>
                <numerusform>The account is a draft: %n viewpoints have no answer yet.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The answer to %n viewpoint(s) is saved.</source>
            <translation>
                <numerusform>The answer to %n viewpoint is saved.</numerusform>
                <numerusform>The answer to %n viewpoints is saved.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The area and %n viewpoint(s) with a place</source>
            <translation>
                <numerusform>The area and %n viewpoint with a place</numerusform>
                <numerusform>The area and %n viewpoints with a place</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The folder with %n viewpoint(s) lies in {path}.</source>
            <translation>
                <numerusform>The folder with %n viewpoint lies in {path}.</numerusform>
                <numerusform>The folder with %n viewpoints lies in {path}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The longest bar is %n viewpoint(s).</source>
            <translation>
                <numerusform>The longest bar is %n viewpoint.</numerusform>
                <numerusform>The longest bar is %n viewpoints.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The operation can't be taken back, since %n row(s) changed after it: {rows}.</source>
            <translation>
                <numerusform>The operation can't be taken back, since %n row changed after it: {rows}.</numerusform>
                <numerusform>The operation can't be taken back, since %n rows changed after it: {rows}.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The statement with %n viewpoint(s) is saved.</source>
            <translation>
                <numerusform>The statement with %n viewpoint is saved.</numerusform>
                <numerusform>The statement with %n viewpoints is saved.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>The status of %n action(s) is set.</source>
            <translation>
                <numerusform>The status of %n action is set.</numerusform>
                <numerusform>The status of %n actions is set.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This area differs from the one published on {day} by fewer than %n viewpoint(s): {numbers}. Whoever has both could tell what those few said. Publish the same area, or one that differs by more. Where some were blocked or have come in since, wait until as many have changed, and take the earlier file away where it lies.</source>
            <translation>
                <numerusform>This area differs from the one published on {day} by fewer than %n viewpoint: {numbers}. Whoever has both could tell what those few said. Publish the same area, or one that differs by more. Where some were blocked or have come in since, wait until as many have changed, and take the earlier file away where it lies.</numerusform>
                <numerusform>This area differs from the one published on {day} by fewer than %n viewpoints: {numbers}. Whoever has both could tell what those few said. Publish the same area, or one that differs by more. Where some were blocked or have come in since, wait until as many have changed, and take the earlier file away where it lies.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>This remains: %n point(s).</source>
            <translation>
                <numerusform>This remains: %n point.</numerusform>
                <numerusform>This remains: %n points.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Tie %n selected</source>
            <translation>
                <numerusform>Tie %n selected</numerusform>
                <numerusform>Tie %n selected</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Viewpoints inside %n area(s)</source>
            <translation>
                <numerusform>Viewpoints inside %n area</numerusform>
                <numerusform>Viewpoints inside %n areas</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Why leave out %n viewpoint(s)?</source>
            <translation>
                <numerusform>Why leave out %n viewpoint?</numerusform>
                <numerusform>Why leave out %n viewpoints?</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n answer(s).</source>
            <translation>
                <numerusform>and %n answer.</numerusform>
                <numerusform>and %n answers.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>overdue by %n day(s)</source>
            <translation>
                <numerusform>overdue by %n day</numerusform>
                <numerusform>overdue by %n days</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>used in %n answer(s)</source>
            <translation>
                <numerusform>used in %n answer</numerusform>
                <numerusform>used in %n answers</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>{first} and %n more</source>
            <translation>
                <numerusform>{first} and %n more</numerusform>
                <numerusform>{first} and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>… and %n more</source>
            <translation>
                <numerusform>… and %n more</numerusform>
                <numerusform>… and %n more</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>⚠ %n of them may hold personal data. You can save anyway, or leave it out.</source>
            <translation>
                <numerusform>⚠ %n of them may hold personal data. You can save anyway, or leave it out.</numerusform>
                <numerusform>⚠ %n of them may hold personal data. You can save anyway, or leave it out.</numerusform>
            </translation>
        </message>
    </context>
</TS>
